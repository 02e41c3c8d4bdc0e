namespace SalesMetrics.Series;

/// <summary>The arithmetic of classical decomposition, on spans and without allocation.</summary>
internal static class SeasonalIndexEstimator
{
    /// <summary>Fills in trend and indices.</summary>
    /// <param name="values">At least two seasons.</param>
    /// <param name="form">Additive or multiplicative.</param>
    /// <param name="trend">Room for all values but half a season at either end.</param>
    /// <param name="indices">Room for one season.</param>
    public static void Estimate(ReadOnlySpan<double> values, DecompositionForm form, Span<double> trend, Span<double> indices)
    {
        MovingAverage(values, indices.Length, trend);
        var (m, start) = (indices.Length, indices.Length / 2);
        for (var place = 0; place < m; place++)
        {
            // The first value of this place whose trend is known.
            var first = place < start ? place + m : place;
            var (sum, count) = (0d, 0);
            for (var i = first; i - start < trend.Length; i += m)
            {
                sum += form == DecompositionForm.Additive ? values[i] - trend[i - start] : values[i] / trend[i - start];
                count++;
            }

            indices[place] = sum / count;
        }

        var mean = 0d;
        foreach (var index in indices)
        {
            mean += index / m;
        }

        for (var place = 0; place < m; place++)
        {
            indices[place] = form == DecompositionForm.Additive ? indices[place] - mean : indices[place] / mean;
        }
    }

    /// <summary>Takes the season out of values; the first index belongs to the first value.</summary>
    public static void Adjust(ReadOnlySpan<double> values, ReadOnlySpan<double> indices, DecompositionForm form, Span<double> adjusted)
    {
        var place = 0;
        for (var i = 0; i < values.Length; i++)
        {
            adjusted[i] = form == DecompositionForm.Additive ? values[i] - indices[place] : values[i] / indices[place];
            place = place + 1 == indices.Length ? 0 : place + 1;
        }
    }

    private static void MovingAverage(ReadOnlySpan<double> values, int m, Span<double> trend)
    {
        // An even season has no middle, so it is spread over m + 1 values of which the outermost count half.
        var isEven = m % 2 == 0;
        var inner = 0d;
        for (var i = 0; i < trend.Length; i++)
        {
            // The sum slides along and is made anew once a season, so that rounding does not pile up.
            var from = isEven ? i + 1 : i;
            var count = isEven ? m - 1 : m;
            if (i % m == 0)
            {
                inner = 0;
                foreach (var value in values.Slice(from, count))
                {
                    inner += value;
                }
            }
            else
            {
                inner += values[from + count - 1] - values[from - 1];
            }

            trend[i] = (isEven ? inner + (0.5 * (values[i] + values[i + m])) : inner) / m;
        }
    }
}
