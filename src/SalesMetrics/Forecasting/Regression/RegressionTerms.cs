using SalesMetrics.Forecasting.Fitting;
using SalesMetrics.Numerics;

namespace SalesMetrics.Forecasting.Regression;

/// <summary>What least squares found, in the unit of the series.</summary>
internal sealed class RegressionTerms
{
    // Errors this small beside the spread of the history are rounding: the model runs through every value.
    private const double ExactFit = 1e-12;

    private RegressionTerms(ImmutableArray<RegressionTerm> terms, ImmutableArray<LeftOutTerm> leftOut, double? deviation, int degreesOfFreedom)
    {
        Terms = terms;
        LeftOut = leftOut;
        Deviation = deviation;
        DegreesOfFreedom = degreesOfFreedom;
    }

    public ImmutableArray<RegressionTerm> Terms { get; }

    public ImmutableArray<LeftOutTerm> LeftOut { get; }

    /// <summary>The standard deviation of the errors on the scale of the fit; null when none is left.</summary>
    public double? Deviation { get; }

    public int DegreesOfFreedom { get; }

    public static RegressionTerms Of(RegressionDesign design, double[][] columns, ColumnRegression regression, SeriesScale scale)
    {
        var squares = 0d;
        foreach (var error in regression.Errors)
        {
            squares += error * error;
        }

        var degrees = regression.Errors.Length - regression.Kept.Length;
        double? deviation = degrees > 0 && Math.Sqrt(squares / degrees) is var measured && measured > ExactFit ? measured : null;
        var variances = regression.Variances();
        var terms = ImmutableArray.CreateBuilder<RegressionTerm>(regression.Kept.Length);
        for (var k = 0; k < regression.Kept.Length; k++)
        {
            var (term, coefficient) = (regression.Kept[k], regression.Coefficients[k]);
            terms.Add(new RegressionTerm(
                design.NameOf(term),
                Finite(term == 0 ? scale.Restore(coefficient) : coefficient * scale.Width),
                deviation is { } spread ? Finite(spread * Math.Sqrt(variances[k]) * scale.Width) : null,
                term == 0 ? null : Math.Max(1, variances[k] * SquaredDeviations(columns[term]))));
        }

        return new RegressionTerms(terms.MoveToImmutable(), LeftOutOf(design, columns, regression), deviation, degrees);
    }

    private static ImmutableArray<LeftOutTerm> LeftOutOf(RegressionDesign design, double[][] columns, ColumnRegression regression)
    {
        var leftOut = ImmutableArray.CreateBuilder<LeftOutTerm>();
        for (var j = 0; j < columns.Length; j++)
        {
            if (!regression.Kept.Contains(j))
            {
                var isConstant = Array.TrueForAll(columns[j], value => value.Equals(columns[j][0]));
                leftOut.Add(new LeftOutTerm(
                    design.NameOf(j),
                    isConstant
                        ? Invariant($"It is {columns[j][0]} in every period of the history, so what a change of it adds is unknown.")
                        : "The terms before it make it up, so what it adds by itself is unknown."));
            }
        }

        return leftOut.DrainToImmutable();
    }

    private static double SquaredDeviations(double[] column)
    {
        double mean = 0, squares = 0;
        for (var i = 0; i < column.Length; i++)
        {
            var before = column[i] - mean;
            mean += before / (i + 1);
            squares += before * (column[i] - mean);
        }

        return squares;
    }

    private static double Finite(double value) => Math.Clamp(value, -double.MaxValue, double.MaxValue);
}
