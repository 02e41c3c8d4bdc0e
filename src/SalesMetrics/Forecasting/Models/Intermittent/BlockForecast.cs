using System.Buffers;
using SalesMetrics.Numerics;
using SalesMetrics.Series;

namespace SalesMetrics.Forecasting.Models.Intermittent;

/// <summary>What ADIDA and IMAPA share: the one forecasts from blocks of one length, the other from those of all lengths up to it.</summary>
internal static class BlockForecast
{
    public static IFittedModel Fit(TimeSeries series, string modelName, bool isMultiple)
    {
        if (DemandHistory.Fallback(series, modelName) is { } simpler)
        {
            return simpler;
        }

        if (series.Length < BlockSmoother.LeastBlocks)
        {
            return SimpleExponentialSmoothingModel.Fit(series, Fallbacks.TooShort(modelName, series, BlockSmoother.LeastBlocks));
        }

        var n = series.Length;
        var unit = DemandHistory.Unit(series.Values.AsSpan());
        var buffer = ArrayPool<double>.Shared.Rent(2 * n);
        var values = buffer.AsSpan(0, n);
        for (var i = 0; i < n; i++)
        {
            values[i] = series.Values[i] / unit;
        }

        var longest = Math.Min(DemandHistory.MeanInterval(values), n / BlockSmoother.LeastBlocks);
        longest = isMultiple ? Math.Min(longest, ImapaModel.MostLengths) : longest;
        var shortest = isMultiple ? 1 : longest;
        double sum = 0, alpha = 0;
        var search = default(SearchSummary);
        for (var length = shortest; length <= longest; length++)
        {
            sum += BlockSmoother.Forecast(values, length, buffer.AsSpan(n, n), out alpha, ref search);
        }

        ArrayPool<double>.Shared.Return(buffer);
        var block = new ModelParameter("block", longest);
        return new IntermittentFit(new FitRequest(series, modelName, Reason: null), sum / (longest - shortest + 1) * unit, [])
        {
            Parameters = isMultiple ? [block] : [new("alpha", alpha), block],
            Search = search,
        };
    }
}
