using System.Buffers;
using SalesMetrics.Series;

namespace SalesMetrics.Forecasting.Decomposition;

/// <summary>The season that the Theta method and its kin take out before fitting and put back into the forecasts; none when the test finds
/// none.</summary>
/// <remarks>
/// Multiplicative when all values are above zero and no index is under a hundredth, else additive: a period that hardly sells would divide
/// what little it sold into the largest values of all.
/// </remarks>
internal sealed class SeasonalAdjustment
{
    private const double LeastFactor = 0.01;
    private static readonly SeasonalAdjustment None = new([], DecompositionForm.Additive);
    private readonly double[] _indices;

    private SeasonalAdjustment(double[] indices, DecompositionForm form)
    {
        _indices = indices;
        Form = form;
    }

    public DecompositionForm Form { get; }

    public bool HasSeason => _indices.Length > 0;

    /// <summary>How many numbers were estimated for the season: one index less than the season has periods.</summary>
    public int EstimatedNumbers => Math.Max(0, _indices.Length - 1);

    /// <summary>Tests a series and estimates its season if it has one.</summary>
    public static SeasonalAdjustment Of(TimeSeries series)
    {
        if (!SeasonalityTestCalculator.Calculate(series).IsSeasonal)
        {
            return None;
        }

        var values = series.Values.AsSpan();
        var m = series.SeasonLength;
        var trend = ArrayPool<double>.Shared.Rent(values.Length);
        var room = trend.AsSpan(0, values.Length - (2 * (m / 2)));
        var indices = new double[m];
        var form = IsPositive(values) ? DecompositionForm.Multiplicative : DecompositionForm.Additive;
        SeasonalIndexEstimator.Estimate(values, form, room, indices);
        if (form == DecompositionForm.Multiplicative && !IsUsable(indices))
        {
            form = DecompositionForm.Additive;
            SeasonalIndexEstimator.Estimate(values, form, room, indices);
        }

        ArrayPool<double>.Shared.Return(trend);
        return new SeasonalAdjustment(indices, form);
    }

    /// <summary>Writes the values without their season.</summary>
    public void Remove(ReadOnlySpan<double> values, Span<double> adjusted)
    {
        if (HasSeason)
        {
            SeasonalIndexEstimator.Adjust(values, _indices, Form, adjusted);
        }
        else
        {
            values.CopyTo(adjusted);
        }
    }

    /// <summary>Puts the season into a value of a period, counted from 0 for that of the first value.</summary>
    public double Restore(double adjusted, int period)
    {
        if (!HasSeason)
        {
            return adjusted;
        }

        var index = _indices[period % _indices.Length];
        return Form == DecompositionForm.Additive ? adjusted + index : adjusted * index;
    }

    /// <summary>By what a spread around an adjusted value grows when the season is put back.</summary>
    public double Factor(int period) =>
        HasSeason && Form == DecompositionForm.Multiplicative ? _indices[period % _indices.Length] : 1;

    /// <summary>The indices as parameters <c>season1</c> (for the first period of the series) and on.</summary>
    public void List(ImmutableArray<ModelParameter>.Builder listed)
    {
        for (var j = 0; j < _indices.Length; j++)
        {
            listed.Add(new ModelParameter(Invariant($"season{j + 1}"), _indices[j]));
        }
    }

    private static bool IsPositive(ReadOnlySpan<double> values)
    {
        foreach (var value in values)
        {
            if (value <= 0)
            {
                return false;
            }
        }

        return true;
    }

    // The negated form also catches NaN, which values next to the least double can give.
    private static bool IsUsable(ReadOnlySpan<double> indices)
    {
        foreach (var index in indices)
        {
            if (!(index >= LeastFactor && double.IsFinite(index)))
            {
                return false;
            }
        }

        return true;
    }
}
