using SalesMetrics.Explanations;

namespace SalesMetrics.Compensation.Differences;

/// <summary>Why one pay run differs from another, payee by payee and cause by cause, to the cent.</summary>
public sealed class PayRunDifference : IExplainable
{
    internal PayRunDifference(PayVersion before, PayVersion after, ImmutableArray<PayDifference> payees)
    {
        Before = before;
        After = after;
        Payees = payees;
    }

    /// <summary>The run compared with.</summary>
    public PayVersion Before { get; }

    /// <summary>The run to be explained.</summary>
    public PayVersion After { get; }

    /// <summary>The payees for whom something differs, by id ordinally.</summary>
    public ImmutableArray<PayDifference> Payees { get; }

    /// <summary>Whether nothing differs for anybody.</summary>
    public bool IsEmpty => Payees.IsEmpty;

    /// <summary>The sum over the payees: exactly the total after less the total before.</summary>
    public Money Total => Money.Sum(Payees.Select(payee => payee.Total), After.Run.Plan.Currency);

    /// <summary>Adds the parts up by cause, over all payees, in the order of <see cref="PayDifferenceCause"/>; causes without a part are left out.</summary>
    public ImmutableArray<KeyValuePair<PayDifferenceCause, Money>> TotalsByCause() =>
        CauseTotals.Of(Payees.SelectMany(payee => payee.Lines), After.Run.Plan.Currency);

    /// <inheritdoc />
    public Explanation Explain() => new(
        Invariant($"{Named(After.Run)} less {Named(Before.Run)}"), Total, Payees.Select(payee => payee.Explain()))
    {
        Rule = "after - before = sum of the payees",
    };

    private static string Named(PayRun run) => Invariant($"pay for {run.Period.Id} by {run.Plan.Name}");
}
