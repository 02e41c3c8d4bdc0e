using System.Diagnostics;
using SalesMetrics.Benchmarks.Columns;

namespace SalesMetrics.Benchmarks.Gates;

/// <summary>Times variants side by side: each once a round, in shuffled order, so that a busy minute of the machine falls on all of them alike.</summary>
internal static class Interleaved
{
    private const ulong Seed = 20260102;

    // A run shorter than this is repeated within a round until it is as long, so that the clock and a single interruption do not decide.
    private static readonly TimeSpan Shortest = TimeSpan.FromMilliseconds(40);

    /// <param name="settings">How many rounds are timed, and by which clock.</param>
    /// <param name="variants">What is timed.</param>
    public static Timings Run(GateSettings settings, params IReadOnlyList<Variant> variants)
    {
        var (rounds, clock) = (settings.Rounds, settings.Clock);
        var repeats = variants.Select(variant => Calibrate(variant, clock)).ToArray();
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
                times[which][round] = Time(variant, repeats[which], clock).TotalNanoseconds / repeats[which] / variant.Operations;
            }
        }

        return new Timings(variants, times);
    }

    private static int Calibrate(Variant variant, GateClock clock)
    {
        Time(variant, 1, clock);
        var once = Time(variant, 1, clock);
        return once == TimeSpan.Zero ? 1_000 : (int)Math.Clamp(Math.Ceiling(Shortest / once), 1, 10_000);
    }

    private static TimeSpan Time(Variant variant, int repeats, GateClock clock)
    {
        variant.Prepare?.Invoke();

        // One variant's garbage is not another's work.
        GC.Collect();
        GC.WaitForPendingFinalizers();
        GC.Collect();
        object? last = null;
        var start = Now(clock);
        for (var i = 0; i < repeats; i++)
        {
            last = variant.Run();
        }

        var time = Now(clock) - start;
        GC.KeepAlive(last);
        return time;
    }

    private static TimeSpan Now(GateClock clock) => clock switch
    {
        GateClock.Processor => Environment.CpuUsage.TotalTime,
        _ => Stopwatch.GetElapsedTime(0),
    };
}
