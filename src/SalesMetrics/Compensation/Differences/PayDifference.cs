using SalesMetrics.Explanations;

namespace SalesMetrics.Compensation.Differences;

/// <summary>Why one payout differs from another, cause by cause, to the cent.</summary>
public sealed class PayDifference : IExplainable
{
    private readonly Currency _currency;

    internal PayDifference(Payout? before, Payout? after, Currency currency, ImmutableArray<PayDifferenceLine> lines)
    {
        Before = before;
        After = after;
        _currency = currency;
        Lines = lines;
    }

    /// <summary>The payout compared with; null when the payee had none.</summary>
    public Payout? Before { get; }

    /// <summary>The payout to be explained; null when the payee has none.</summary>
    public Payout? After { get; }

    /// <summary>Who is paid after; before, when nobody is after.</summary>
    public string PayeeId => (After ?? Before)!.PayeeId;

    /// <summary>The lines to which something contributes: components, clauses, then awards, in the order of the plan before and then of the one after.</summary>
    public ImmutableArray<PayDifferenceLine> Lines { get; }

    /// <summary>Whether nothing differs by as much as a cent.</summary>
    public bool IsEmpty => Lines.IsEmpty;

    /// <summary>The sum of all parts: exactly the total after less the total before.</summary>
    public Money Total => Money.Sum(Lines.Select(line => line.Amount), _currency);

    /// <summary>Adds the parts up by cause, over all lines, in the order of <see cref="PayDifferenceCause"/>; causes without a part are left out.</summary>
    public ImmutableArray<KeyValuePair<PayDifferenceCause, Money>> TotalsByCause() => CauseTotals.Of(Lines, _currency);

    /// <inheritdoc />
    public Explanation Explain() => new(
        Invariant($"{Named(After, Before)} less {Named(Before, After)}"),
        Total,
        [
            new Explanation("After", After?.Total ?? Money.Zero(_currency)),
            new Explanation("Before", Before?.Total ?? Money.Zero(_currency)),
            .. Lines.Select(line => line.Explain()),
        ])
    {
        Rule = "after - before = sum of the lines below",
        SourceId = PayeeId,
    };

    private static string Named(Payout? payout, Payout? other) => payout is null
        ? Invariant($"no pay of {other!.PayeeId}")
        : Invariant($"{payout.PayeeId} {payout.Period.Id} by {payout.Plan.Name}");
}
