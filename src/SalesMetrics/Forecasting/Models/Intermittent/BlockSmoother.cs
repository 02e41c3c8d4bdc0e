using SalesMetrics.Forecasting.Fitting;
using SalesMetrics.Numerics;

namespace SalesMetrics.Forecasting.Models.Intermittent;

/// <summary>Simple exponential smoothing of the sums of blocks of periods.</summary>
internal static class BlockSmoother
{
    /// <summary>How many blocks make a smoothing.</summary>
    public const int LeastBlocks = 3;

    /// <summary>The forecast of one period: that of the next block over its length.</summary>
    /// <param name="values">The values in a unit where none is above 1; at least <see cref="LeastBlocks"/> blocks.</param>
    /// <param name="length">The periods of a block. Blocks end with the last value; what is left over at the start does not count.</param>
    /// <param name="room">Working memory, as long as the values.</param>
    /// <param name="alpha">The smoothing parameter of least squared errors; 1 where all blocks are equal.</param>
    /// <param name="search">Raised by what this search took.</param>
    public static double Forecast(ReadOnlySpan<double> values, int length, Span<double> room, out double alpha, ref SearchSummary search)
    {
        var blocks = room[..(values.Length / length)];
        var start = values.Length % length;
        for (var i = 0; i < blocks.Length; i++)
        {
            var sum = 0d;
            foreach (var value in values.Slice(start + (i * length), length))
            {
                sum += value;
            }

            blocks[i] = sum / length;
        }

        alpha = 1;
        if (SeriesScale.Of(blocks).IsConstant)
        {
            return blocks[^1];
        }

        var objective = new SesObjective(blocks);
        var found = objective.Minimize(out alpha);
        search = new SearchSummary(found.Exit > search.Exit ? found.Exit : search.Exit, search.Evaluations + found.Evaluations);
        objective.Evaluate(alpha, out var level);
        foreach (var block in blocks)
        {
            level += alpha * (block - level);
        }

        return level;
    }
}
