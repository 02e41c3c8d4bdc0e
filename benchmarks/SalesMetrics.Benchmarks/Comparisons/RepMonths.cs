using System.Collections.Immutable;
using SalesMetrics.Benchmarks.Columns;
using SalesMetrics.Comparisons;

namespace SalesMetrics.Benchmarks.Comparisons;

/// <summary>Sales of reps over 36 months, whole cents that vary as log-normal ones do, and what each rep decided and won.</summary>
internal sealed class RepMonths
{
    public const int Months = 36;

    public RepMonths(int reps)
    {
        var random = new SplitMix(20260311);
        ByMonth = [.. Enumerable.Range(0, Months).Select(_ => new double[reps])];
        ByRep = [.. Enumerable.Range(0, reps).Select(_ => new double[Months])];
        for (var month = 0; month < Months; month++)
        {
            for (var rep = 0; rep < reps; rep++)
            {
                // A sum of twelve uniforms is near enough normal.
                var normal = -6.0;
                for (var i = 0; i < 12; i++)
                {
                    normal += random.NextDouble();
                }

                ByMonth[month][rep] = ByRep[rep][month] = Math.Round(20_000 * Math.Exp(0.8 * normal), 2);
            }
        }

        Counts = [.. Enumerable.Range(0, reps).Select(rep =>
        {
            var (decided, rate, won) = (10 + random.Next(60), 0.5 + (0.2 * random.NextDouble()), 0);
            for (var i = 0; i < decided; i++)
            {
                won += random.NextDouble() < rate ? 1 : 0;
            }

            return new WinCount($"R{rep}", won, decided);
        })];
        Probabilities = [.. Enumerable.Range(0, reps).Select(_ => random.NextDouble())];
    }

    /// <summary>Month by month, one value a rep.</summary>
    public double[][] ByMonth { get; }

    /// <summary>Rep by rep, one value a month.</summary>
    public double[][] ByRep { get; }

    public ImmutableArray<WinCount> Counts { get; }

    public ImmutableArray<double> Probabilities { get; }

    public int Reps => Counts.Length;
}
