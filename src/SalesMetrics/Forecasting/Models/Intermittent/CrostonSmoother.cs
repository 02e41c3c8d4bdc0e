namespace SalesMetrics.Forecasting.Models.Intermittent;

/// <summary>The two smoothings of Croston 1972: the size of a sale and the periods from one sale to the next.</summary>
internal static class CrostonSmoother
{
    /// <param name="request">The history: none below zero, one above.</param>
    /// <param name="alpha">The smoothing parameter of both.</param>
    /// <param name="factor">What the ratio of the two is multiplied by.</param>
    public static IntermittentFit Fit(FitRequest request, double alpha, double factor)
    {
        var values = request.Series.Values.AsSpan();
        var unit = DemandHistory.Unit(values);
        var fitted = ImmutableArray.CreateBuilder<double>(values.Length);
        double size = 0, interval = 0;
        var since = 0;
        foreach (var value in values)
        {
            since++;
            if (interval > 0)
            {
                fitted.Add(factor * size / interval * unit);
            }

            if (value > 0)
            {
                // The first sale and the periods up to it are where the smoothing begins.
                (size, interval) = interval > 0
                    ? (size + (alpha * ((value / unit) - size)), interval + (alpha * (since - interval)))
                    : (value / unit, since);
                since = 0;
            }
        }

        return new IntermittentFit(request, factor * size / interval * unit, fitted.DrainToImmutable())
        {
            Parameters = [new("alpha", alpha), new("size", size * unit), new("interval", interval)],
        };
    }
}
