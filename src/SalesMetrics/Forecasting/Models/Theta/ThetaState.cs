using System.Runtime.InteropServices;
using SalesMetrics.Forecasting.Fitting;

namespace SalesMetrics.Forecasting.Models.Theta;

/// <summary>A theta model on its way through a history and beyond: the level, the trend line as known, and how often it has moved on.</summary>
/// <param name="Alpha">The smoothing parameter.</param>
/// <param name="Weight">1 - 1/theta: the share of the trend line in a forecast.</param>
/// <param name="Level">The level before the first value.</param>
/// <param name="IsDynamic">Whether each value bends the trend line.</param>
[StructLayout(LayoutKind.Auto)]
internal record struct ThetaState(double Alpha, double Weight, double Level, bool IsDynamic)
{
    /// <summary>The trend line at 0 and its slope.</summary>
    public double Intercept { get; set; }

    public double Slope { get; set; }

    /// <summary>The mean of the values so far.</summary>
    public double Mean { get; set; }

    /// <summary>How many values there were so far.</summary>
    public int Seen { get; set; }

    /// <summary>(1 - alpha)^seen.</summary>
    public double Power { get; set; } = 1;

    /// <summary>The forecast of the next value (Fiorucci et al. 2016, equation 15).</summary>
    public readonly double Forecast() =>
        Level + (Weight * ((Intercept * Power) + (Slope * (1 - (Power * (1 - Alpha))) / Alpha)));

    /// <summary>Moves on by one value.</summary>
    public void Observe(double value)
    {
        if (IsDynamic)
        {
            Slope = TrendLine.NextSlope(Slope, Mean, value, Seen);
            Mean += (value - Mean) / (Seen + 1);
            Intercept = Mean - (Slope * (Seen + 2) / 2);
        }

        Level += Alpha * (value - Level);
        Power *= 1 - Alpha;
        Seen++;
    }
}
