using System.Runtime.InteropServices;
using SalesMetrics.Forecasting.Transformations;

namespace SalesMetrics.Forecasting.Models.Transformed;

/// <summary>The way back from the scale on which a model was fitted: up by the centre, through the inverse, times the unit.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct BoxCoxScale(BoxCoxTransformation Transformation, double Unit, double Centre, bool IsBiasAdjusted)
{
    /// <summary>A limit or one value of a path: quantiles keep their probability.</summary>
    public double Value(double place) => Finite(Transformation.Invert(Inside(place)));

    /// <summary>A point forecast.</summary>
    /// <param name="place">The mean on the model's scale.</param>
    /// <param name="spread">The standard deviation there; null when it is not known, so that there is nothing to adjust by.</param>
    public double Point(double place, double? spread) =>
        IsBiasAdjusted && spread is { } deviation ? Finite(Transformation.InvertMean(Inside(place), deviation)) : Value(place);

    private double Inside(double place) => Math.Clamp(place + Centre, -double.MaxValue, double.MaxValue);

    private double Finite(double value) => Math.Clamp(value * Unit, -double.MaxValue, double.MaxValue);
}
