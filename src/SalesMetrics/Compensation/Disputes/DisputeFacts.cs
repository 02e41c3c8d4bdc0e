using SalesMetrics.Calendars;
using SalesMetrics.Compensation.Differences;
using SalesMetrics.Crediting;
using SalesMetrics.Measures;
using SalesMetrics.Organization;
using SalesMetrics.Quotas;

namespace SalesMetrics.Compensation.Disputes;

/// <summary>Everything a period was paid on, so that it can be paid again without one entry.</summary>
public sealed class DisputeFacts
{
    /// <summary>The plan.</summary>
    public required Plan Plan { get; init; }

    /// <summary>The target incentives.</summary>
    public required TargetIncentives Targets { get; init; }

    /// <summary>Who was where.</summary>
    public required SalesOrganization Organization { get; init; }

    /// <summary>All credits, also of other periods, so that an entry of another period is found.</summary>
    public required CreditBook Credits { get; init; }

    /// <summary>The quotas.</summary>
    public required QuotaBook Quotas { get; init; }

    /// <summary>The fiscal calendar.</summary>
    public required FiscalCalendar Calendar { get; init; }

    /// <summary>The period that was paid, of the plan's grain.</summary>
    public required FiscalPeriod Period { get; init; }

    /// <summary>The measures that the plan names and credits add up to; bookings unless stated.</summary>
    public ImmutableArray<Measure> Measures { get; init => field = value.IsDefault ? [] : value; } = [Measure.Bookings];

    /// <summary>The values that somebody stated.</summary>
    public ImmutableArray<StatedMeasure> Stated { get; init => field = value.IsDefault ? [] : value; } = [];

    /// <summary>Decisions outside the plan.</summary>
    public ImmutableArray<DiscretionaryAdjustment> Adjustments { get; init => field = value.IsDefault ? [] : value; } = [];

    /// <summary>What was said about the entries when they were read and credited.</summary>
    public ImmutableArray<Issue> Issues { get; init => field = value.IsDefault ? [] : value; } = [];

    /// <summary>Pays the period on these facts: components, clauses, programs and adjustments.</summary>
    /// <returns>The run with what it was paid on, and the issues of the run.</returns>
    /// <exception cref="ArgumentException">The facts do not fit together; see <see cref="PlanAttainmentCalculator"/> and <see cref="PayRunCalculator"/>.</exception>
    public Checked<PayVersion> Pay() => Pay(Credits);

    /// <summary>The same on other credits.</summary>
    internal Checked<PayVersion> Pay(CreditBook credits)
    {
        var attainments = PlanAttainmentCalculator.Calculate(Plan, credits, Quotas, Organization, Calendar, [Period], Measures, Stated);
        var run = PayRunCalculator.Calculate(Plan, Targets, Organization, Period, attainments);
        var awarded = run.Value.WithAwards(
            PlanAwardCalculator.Calculate(run.Value, attainments, credits).Concat(Adjustments.Select(adjustment => adjustment.ToAward())));
        return new Checked<PayVersion>(new PayVersion(awarded.Value, attainments), [.. run.Issues, .. awarded.Issues]);
    }
}
