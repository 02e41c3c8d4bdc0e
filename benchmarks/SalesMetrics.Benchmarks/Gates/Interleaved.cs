using System.Diagnostics;
using SalesMetrics.Benchmarks.Columns;

namespace SalesMetrics.Benchmarks.Gates;

/// <summary>Times variants side by side: each once a round, in shuffled order, so that a busy minute of the machine falls on all of them alike.</summary>
internal static class Interleaved
{
    private const ulong Seed = 20260102;

    // A run shorter than this is repeated within a round until it is as long, so that the clock and a single interruption do not decide.
    private static readonly TimeSpan Shortest = TimeSpan.FromMilliseconds(40);

    /// <param name="rounds">How many rounds are timed, after one that is not.</param>
    /// <param name="variants">What is timed.</param>
    public static Timings Run(int rounds, params IReadOnlyList<Variant> variants)
    {
        var repeats = variants.Select(Calibrate).ToArray();
        var times = Array.ConvertAll(repeats, _ => new double[rounds]);
        var order = Enumerable.Range(0, variants.Count).ToArray();
        var random = new SplitMix(Seed);
        for (var round = 0; round < rounds; round++)
        {
            for (var i = order.Length - 1; i > 0; i--)
            {
                var j = random.Next(i + 1);
                (order[i], order[j]) = (order[j], order[i]);
            }

            foreach (var which in order)
            {
                var variant = variants[which];
                times[which][round] = Time(variant, repeats[which]).TotalNanoseconds / repeats[which] / variant.Operations;
            }
        }

        return new Timings(variants, times);
    }

    private static int Calibrate(Variant variant)
    {
        Time(variant, 1);
        var once = Time(variant, 1);
        return (int)Math.Clamp(Math.Ceiling(Shortest / once), 1, 10_000);
    }

    private static TimeSpan Time(Variant variant, int repeats)
    {
        variant.Prepare?.Invoke();

        // One variant's garbage is not another's work.
        GC.Collect();
        GC.WaitForPendingFinalizers();
        GC.Collect();
        object? last = null;
        var start = Stopwatch.GetTimestamp();
        for (var i = 0; i < repeats; i++)
        {
            last = variant.Run();
        }

        var time = Stopwatch.GetElapsedTime(start);
        GC.KeepAlive(last);
        return time;
    }
}
