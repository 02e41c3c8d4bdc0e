using SalesMetrics.Forecasting.Fitting;
using SalesMetrics.Series;

namespace SalesMetrics.Forecasting.Models.Intermittent;

/// <summary>Which histories the methods for intermittent sales can read.</summary>
internal static class DemandHistory
{
    /// <summary>A simpler fit where there is nothing to estimate or a value is below zero; null where the method applies.</summary>
    public static IFittedModel? Fallback(TimeSeries series, string asked)
    {
        ArgumentNullException.ThrowIfNull(series);
        if (SeriesScale.Of(series.Values.AsSpan()).IsConstant)
        {
            return NaiveModel.Fit(series, Fallbacks.Constant);
        }

        for (var i = 0; i < series.Length; i++)
        {
            if (series.Values[i] < 0)
            {
                return SimpleExponentialSmoothingModel.Fit(
                    series,
                    Invariant($"{asked} reads sales and pauses, and value {i} (from 0) is below zero: a model without that difference was fitted."));
            }
        }

        return null;
    }

    /// <summary>The mean number of periods from one sale to the next, the first counted from the start, rounded to a whole number.</summary>
    /// <param name="values">At least one above zero.</param>
    public static int MeanInterval(ReadOnlySpan<double> values)
    {
        var (count, last) = (0, 0);
        for (var i = 0; i < values.Length; i++)
        {
            if (values[i] > 0)
            {
                (count, last) = (count + 1, i + 1);
            }
        }

        return Math.Max(1, (int)Math.Round((double)last / count, MidpointRounding.ToEven));
    }

    /// <summary>The largest value, which is above zero: sales are read in this unit, where nothing can overflow.</summary>
    public static double Unit(ReadOnlySpan<double> values)
    {
        var unit = 0d;
        foreach (var value in values)
        {
            unit = Math.Max(unit, value);
        }

        return unit;
    }

    /// <summary>Refuses a smoothing parameter outside its range.</summary>
    public static double Checked(double parameter, string name) =>
        parameter is > 0 and <= 1
            ? parameter
            : throw new ArgumentOutOfRangeException(name, parameter, "A smoothing parameter is above 0 and at most 1.");
}
