using System.Numerics;
using SalesMetrics.Calendars;
using SalesMetrics.Compensation;
using SalesMetrics.Organization;

namespace SalesMetrics.Benchmarks.Compensation;

/// <summary>A year of reps in teams of ten on a 75/25 plan of 4 + 3 tiers, as columns of cents. The seed is fixed.</summary>
internal sealed class CommissionYear
{
    public const int Months = 12;

    private const int TeamSize = 10;

    public CommissionYear(int reps)
    {
        Reps = reps;
        var lines = reps * Months;
        (Credits, Quotas, Targets) = (new long[2 * lines], new long[2 * lines], new long[reps]);
        var random = new Random(20260101);
        for (var rep = 0; rep < reps; rep++)
        {
            Targets[rep] = 5_000L * random.Next(20, 100);
            for (var month = 0; month < Months; month++)
            {
                var (own, team) = ((rep * Months) + month, lines + (FirstOfTeam(rep) * Months) + month);
                Quotas[own] = 50_000L * random.Next(20, 121);
                Credits[own] = (long)(Quotas[own] * (0.3 + (1.4 * random.NextDouble())));
                Credits[team] += Credits[own];
                Quotas[team] += Quotas[own];
            }
        }

        // The first of each team has its sums; the others see the same.
        for (var rep = 0; rep < reps; rep++)
        {
            var (first, own) = (lines + (FirstOfTeam(rep) * Months), lines + (rep * Months));
            Credits.AsSpan(first, Months).CopyTo(Credits.AsSpan(own, Months));
            Quotas.AsSpan(first, Months).CopyTo(Quotas.AsSpan(own, Months));
        }
    }

    /// <summary>From attainment on, the share of target pay there, and what each further point adds: own goal.</summary>
    public static (decimal From, decimal Pay, decimal Slope)[] OwnTiers { get; } =
        [(0m, 0m, 0.8m), (0.5m, 0.4m, 1.2m), (1m, 1m, 1.5m), (1.25m, 1.375m, 2m)];

    /// <summary>The same for the team's goal.</summary>
    public static (decimal From, decimal Pay, decimal Slope)[] TeamTiers { get; } = [(0m, 0m, 0.75m), (0.8m, 0.6m, 2m), (1m, 1m, 1m)];

    public static Plan Plan { get; } = Plan.Create(
        "ae-2026",
        "Account executives 75/25",
        SampleYear.Usd,
        PeriodGrain.Month,
        new PlanComponent { Id = "own", Name = "Own goal", Weight = Ratio.FromPercent(75), Scope = UnitKind.Payee, Curve = Curve(OwnTiers) },
        new PlanComponent { Id = "team", Name = "Team goal", Weight = Ratio.FromPercent(25), Scope = UnitKind.Team, Curve = Curve(TeamTiers) });

    public int Reps { get; }

    /// <summary>Cents, by component, rep and month.</summary>
    public long[] Credits { get; }

    public long[] Quotas { get; }

    /// <summary>Cents a month, by rep.</summary>
    public long[] Targets { get; }

    /// <summary>The first rep of a rep's team.</summary>
    public static int FirstOfTeam(int rep) => rep / TeamSize * TeamSize;

    public PayColumns Columns => new(Reps, Months, Credits, Quotas, Targets);

    /// <summary>Every line from one rational number, rounded once: the curve read with exact ratios, no column code.</summary>
    public long[] Exactly()
    {
        var payouts = new long[Credits.Length];
        for (var row = 0; row < payouts.Length; row += Months)
        {
            var component = Plan.Components[row / Months / Reps];
            var target = Targets[row / Months % Reps];
            var (credit, quota, before) = (0L, 0L, 0L);
            for (var month = 0; month < Months; month++)
            {
                credit += Credits[row + month];
                quota += Quotas[row + month];
                var share = component.Weight * component.Curve.PayAt(Ratio.Of(credit, quota));
                var doubled = (2 * (month + 1) * target * share.Numerator) + share.Denominator;
                var earned = (long)(doubled / (2 * share.Denominator));
                (payouts[row + month], before) = (earned - before, earned);
            }
        }

        return payouts;
    }

    private static PayCurve Curve((decimal From, decimal Pay, decimal Slope)[] tiers) => PayCurve.Create(tiers.Select(
        tier => new PayCurveSegment(Ratio.FromDecimal(tier.From), Ratio.FromDecimal(tier.Pay), Ratio.FromDecimal(tier.Slope))));
}
