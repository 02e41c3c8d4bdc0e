using SalesMetrics.Explanations;
using SalesMetrics.Organization;

namespace SalesMetrics.Quotas;

/// <summary>Why a unit's attainment is not what it was: every credit and quota that makes the difference.</summary>
public sealed class AttainmentChange : IExplainable
{
    internal AttainmentChange(Attainment before, Attainment after, ImmutableArray<CreditChange> credits, ImmutableArray<QuotaChange> quotas)
    {
        Before = before;
        After = after;
        Credits = credits;
        Quotas = quotas;
        CreditedDifference = Money.Sum(credits.Select(change => change.Amount), before.Credited.Currency);
        QuotaDifference = Money.Sum(quotas.Select(change => change.Amount), before.Credited.Currency);
    }

    /// <summary>Whose.</summary>
    public SalesUnit Unit => After.Unit;

    /// <summary>How it was.</summary>
    public Attainment Before { get; }

    /// <summary>How it is.</summary>
    public Attainment After { get; }

    /// <summary>What changed in the credits, by day, transaction and payee; empty when nothing did.</summary>
    public ImmutableArray<CreditChange> Credits { get; }

    /// <summary>What changed in the quotas, by unit and day; empty when nothing did.</summary>
    public ImmutableArray<QuotaChange> Quotas { get; }

    /// <summary>The sum of <see cref="Credits"/>: exactly the credited amount after less the one before.</summary>
    public Money CreditedDifference { get; }

    /// <summary>The sum of <see cref="Quotas"/>: exactly the quota after less the one before, where none counts as zero.</summary>
    public Money QuotaDifference { get; }

    /// <summary>Attainment after less attainment before; null when either is undefined.</summary>
    public Ratio? Difference => After.Value is { } after && Before.Value is { } before ? after - before : null;

    /// <summary>The part of <see cref="Difference"/> that the credits make, valued at the quota after: credited difference / quota after.</summary>
    public Ratio? CreditEffect => Difference is null ? null : CreditedDifference / After.Quota!.Value;

    /// <summary>The part that the quotas make, on what was credited before: credited before / quota after - credited before / quota before.</summary>
    public Ratio? QuotaEffect => Difference is null ? null : (Before.Credited / After.Quota!.Value) - (Before.Credited / Before.Quota!.Value);

    /// <summary>Whether anything changed.</summary>
    public bool IsChanged => !Credits.IsEmpty || !Quotas.IsEmpty;

    /// <inheritdoc />
    public Explanation Explain() => new(
        Invariant($"Change in attainment of {Unit} in {After.PeriodId}"),
        Stated(Difference),
        [
            new Explanation("Before", Stated(Before.Value)),
            new Explanation("After", Stated(After.Value)),
            new Explanation("Credited", CreditedDifference, Credits.Select(change => change.Explain())) { Rule = Effect(CreditEffect, "credited difference / quota after") },
            new Explanation("Quota", QuotaDifference, Quotas.Select(change => change.Explain())) { Rule = Effect(QuotaEffect, "credited before / quota after - credited before / quota before") },
        ])
    {
        Rule = "after - before = effect of credits + effect of quotas",
    };

    private static ExplainedValue Stated(Ratio? value) => value is { } ratio
        ? new ExplainedValue.OfRatio(ratio)
        : new ExplainedValue.Undefined("there is no quota above zero");

    private static string Effect(Ratio? effect, string rule) => effect is { } ratio ? Invariant($"{ratio.ToPercentText()} = {rule}") : "";
}
