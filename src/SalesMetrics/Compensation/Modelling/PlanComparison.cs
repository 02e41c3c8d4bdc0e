using SalesMetrics.Explanations;

namespace SalesMetrics.Compensation.Modelling;

/// <summary>What two plans cost over the same facts, and who gains or loses by going from the first to the second.</summary>
/// <remarks>The differences of the payees, and of the buckets, add up to <see cref="Difference"/> to the cent.</remarks>
public sealed class PlanComparison : IExplainable
{
    internal PlanComparison(PlanCost from, PlanCost to, ImmutableArray<PayeeChange> payees, ImmutableArray<BucketChange> buckets)
    {
        From = from;
        To = to;
        Payees = payees;
        Buckets = buckets;
    }

    /// <summary>The first plan's cost.</summary>
    public PlanCost From { get; }

    /// <summary>The second plan's cost.</summary>
    public PlanCost To { get; }

    /// <summary>Everybody assigned on a day of the facts, by id ordinally; both plans pay the same people.</summary>
    public ImmutableArray<PayeeChange> Payees { get; }

    /// <summary>The attainment buckets, lowest first, and last that of undefined attainment; everybody is in exactly one.</summary>
    public ImmutableArray<BucketChange> Buckets { get; }

    /// <summary>What the second plan costs more; negative where it costs less.</summary>
    public Money Difference => To.Total - From.Total;

    /// <summary>Those who get more under the second plan, most first, equals by id.</summary>
    public ImmutableArray<PayeeChange> Gainers => [.. Payees.Where(payee => payee.Difference.Amount > 0m).OrderByDescending(payee => payee.Difference)];

    /// <summary>Those who get less under the second plan, the largest loss first, equals by id.</summary>
    public ImmutableArray<PayeeChange> Losers => [.. Payees.Where(payee => payee.Difference.Amount < 0m).OrderBy(payee => payee.Difference)];

    /// <summary>How many get the same.</summary>
    public int UnchangedCount => Payees.Count(payee => payee.Difference.Amount == 0m);

    /// <summary>What the gainers gain together.</summary>
    public Money Gained => Sum(Gainers);

    /// <summary>What the losers lose together; zero or below. With <see cref="Gained"/> it adds up to <see cref="Difference"/>.</summary>
    public Money Lost => Sum(Losers);

    /// <summary>How far pay follows credit under the first plan.</summary>
    public PayCorrelation FromPayForPerformance(double level = 0.95) => Correlation(From, level);

    /// <summary>How far pay follows credit under the second plan.</summary>
    public PayCorrelation ToPayForPerformance(double level = 0.95) => Correlation(To, level);

    /// <inheritdoc />
    public Explanation Explain() => new(
        Invariant($"From {From.Terms.Plan.Name} to {To.Terms.Plan.Name}"),
        Difference,
        Lines("Gainers", Gained, Gainers),
        Lines("Losers", Lost, Losers),
        new Explanation("Unchanged", UnchangedCount))
    {
        Rule = Invariant($"{To.Total} less {From.Total}: what gainers gain and losers lose"),
    };

    private static PayCorrelation Correlation(PlanCost cost, double level) =>
        PayCorrelationCalculator.Calculate(cost.Payees.Select(payee => (payee.Amount, payee.Attainment.Credited)), level);

    private static Explanation Lines(string label, Money sum, ImmutableArray<PayeeChange> payees) =>
        new(label, sum, payees.Select(payee => new Explanation(payee.PayeeId, payee.Difference)
        {
            Rule = Invariant($"{payee.To.Amount} less {payee.From.Amount}"),
            SourceId = payee.PayeeId,
        }));

    private Money Sum(ImmutableArray<PayeeChange> payees) => Money.Sum(payees.Select(payee => payee.Difference), From.Terms.Plan.Currency);
}
