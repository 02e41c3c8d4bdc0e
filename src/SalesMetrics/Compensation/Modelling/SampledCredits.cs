using SalesMetrics.Calendars;
using SalesMetrics.Columns;
using SalesMetrics.Measures;
using SalesMetrics.Organization;
using SalesMetrics.Quotas;

namespace SalesMetrics.Compensation.Modelling;

/// <summary>The attainments a plan asks for, with the credits of each sample on top of what is credited already.</summary>
internal sealed class SampledCredits
{
    private readonly PlanFacts _facts;
    private readonly CreditSamples _samples;
    private readonly PlanAttainments _known;

    // For each known attainment the cells of the samples that add to it.
    private readonly ImmutableArray<(int Payee, int Period)>[] _added;
    private readonly ILookup<string, (int Payee, int Period)> _byPayee;

    public SampledCredits(PlanFacts facts, Plan plan, CreditSamples samples)
    {
        _facts = facts;
        _samples = samples;
        _known = facts.Attainments(plan);
        var issues = ImmutableArray.CreateBuilder<Issue>();
        var cells = new List<(int Payee, int Period, Assignment Role)>();
        for (var payee = 0; payee < samples.PayeeIds.Length; payee++)
        {
            for (var period = 0; period < samples.Periods.Length; period++)
            {
                if (facts.Organization.TryGetLastIn(samples.Periods[period].Interval, samples.PayeeIds[payee], out var role))
                {
                    cells.Add((payee, period, role));
                }
                else
                {
                    issues.Add(NoAssignment(samples.PayeeIds[payee], samples.Periods[period]));
                }
            }
        }

        Issues = issues.ToImmutable();
        _byPayee = cells.ToLookup(cell => samples.PayeeIds[cell.Payee], cell => (cell.Payee, cell.Period), StringComparer.Ordinal);
        var byUnit = cells
            .SelectMany(cell => Enum.GetValues<UnitKind>().Select(kind => (Unit: cell.Role.UnitOf(kind), samples.Periods[cell.Period].Interval, cell.Payee, cell.Period)))
            .ToLookup(cell => (cell.Unit, cell.Interval), cell => (cell.Payee, cell.Period));
        _added = [.. _known.All.Select(one => IsRevenue(one) ? byUnit[(one.Unit, one.Window)].ToImmutableArray() : [])];
    }

    /// <summary>How many samples there are.</summary>
    public int Count => _samples.Count;

    /// <summary>The credits left out, as their payees are assigned nowhere in the period.</summary>
    public ImmutableArray<Issue> Issues { get; }

    /// <summary>What is known already.</summary>
    public PlanAttainments Known => _known;

    /// <summary>The minor units that a sample adds to a known attainment, by its place.</summary>
    public long Rest(int sample, int attainment)
    {
        var sum = 0L;
        foreach (var (payee, period) in _added[attainment])
        {
            sum = checked(sum + _samples.MinorUnits(sample, payee, period));
        }

        return sum;
    }

    /// <summary>What a sample adds to a payee's own credit over all periods.</summary>
    public Money RestOf(string payeeId, int sample)
    {
        var sum = 0L;
        foreach (var (payee, period) in _byPayee[payeeId])
        {
            sum = checked(sum + _samples.MinorUnits(sample, payee, period));
        }

        return Money.FromMinorUnits(sum, _samples.Currency);
    }

    /// <summary>The attainments of a sample.</summary>
    public PlanAttainments Attainments(int sample) => PlanAttainments
        .Create(_known.All.Select((one, i) => _added[i].IsEmpty ? one : With(one, Rest(sample, i))))
        .WithStated(_facts.Stated);

    // The credits themselves are not there: what is made of these attainments is summed up and not shown.
    private Attainment With(Attainment one, long rest)
    {
        var totals = new CellTotals(checked(MinorUnits(one.Credited) + rest), one.Measurement.CreditCount, 0);
        return new Attainment(
            one.PeriodId, new Measurement(one.Measurement.Measure, one.Unit, one.Window, totals, _samples.Currency, () => []), one.PeriodQuota);
    }

    private static long MinorUnits(Money credited) => credited.TryGetMinorUnits(out var units)
        ? units
        : throw new OverflowException(Invariant($"{credited} is beyond 64 bits of minor units."));

    private bool IsRevenue(Attainment one) => string.Equals(one.Measurement.Measure.Id, _facts.Revenue.Id, StringComparison.Ordinal);

    private static Issue NoAssignment(string payeeId, FiscalPeriod period) => new()
    {
        Code = "no-assignment",
        Outcome = IssueOutcome.Rejected,
        Source = payeeId,
        Field = "credit samples",
        Value = period.Id,
        Message = Invariant($"'{payeeId}' has samples for {period.Id} but no assignment in it, so they are left out."),
        Advice = "Add the assignment, or leave the payee out of the samples.",
    };
}
