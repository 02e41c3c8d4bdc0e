using SalesMetrics.Explanations;

namespace SalesMetrics.Compensation.Settlements;

/// <summary>How one payment period was settled.</summary>
/// <remarks>Every figure is in whole minor units, and <see cref="Paid"/> is derived from the others.</remarks>
public sealed class SettlementLine : IExplainable
{
    internal SettlementLine(EarnedPay earned, SettlementTerms terms, SettlementBalance before)
    {
        Earned = earned;
        Terms = terms;
        Before = before;
        var zero = Money.Zero(earned.Amount.Currency);
        var available = earned.Amount - before.Carried;
        Shortfall = Larger(-available, zero);
        var payable = Larger(available, zero);
        var room = terms.YearCap is { } year ? Larger(year - before.YearPaid, zero) : payable;
        Counted = Smaller(Smaller(payable, terms.PeriodCap ?? payable), room);
        Forfeited = payable - Counted;

        // Without an assignment the share of the period is none, and with it the floor and the draw.
        var draw = terms.Draw;
        var floor = Larger(Larger(terms.Minimum ?? zero, Guaranteed(earned, terms) ?? zero), draw is { Kind: DrawKind.NonRecoverable } ? draw.Amount : zero);
        Floor = earned.Assigned.Of(floor);
        TopUp = Larger(Floor - Counted, zero);
        DrawDue = earned.Assigned.Of(draw is { Kind: DrawKind.Recoverable } ? draw.Amount : zero);
        Advance = Larger(DrawDue - Counted - TopUp, zero);
        Recovered = Smaller(before.Draw, Larger(Counted - Larger(DrawDue, Floor), zero));

        var added = terms.Shortfall == ShortfallPolicy.AddToDraw ? Shortfall : zero;
        WrittenOff = terms.Shortfall == ShortfallPolicy.WriteOff ? Shortfall : zero;

        // A shortfall on the draw is paid back out of what counts later, so the year has that much more room; one that is carried takes no room in the first place.
        After = new(before.Draw + Advance + added - Recovered, Shortfall - added - WrittenOff, before.YearPaid + Counted + TopUp - added, before.FiscalYear);
    }

    /// <summary>What was earned.</summary>
    public EarnedPay Earned { get; }

    /// <summary>The terms in force on the first day of the period.</summary>
    public SettlementTerms Terms { get; }

    /// <summary>What was owed before.</summary>
    public SettlementBalance Before { get; }

    /// <summary>What is owed after.</summary>
    public SettlementBalance After { get; }

    /// <summary>Earned less what was carried, where that is below zero, as an amount of zero or more.</summary>
    public Money Shortfall { get; }

    /// <summary>What of the earnings is paid by the caps.</summary>
    public Money Counted { get; }

    /// <summary>What the caps cut off.</summary>
    public Money Forfeited { get; }

    /// <summary>The highest of minimum, guarantee and non-recoverable draw, for the share of the period that is due; rounded once to the minor unit.</summary>
    public Money Floor { get; }

    /// <summary>The recoverable draw for the share of the period that is due, rounded once to the minor unit; zero without one.</summary>
    public Money DrawDue { get; }

    /// <summary>What is paid beside earnings to reach the floor.</summary>
    public Money TopUp { get; }

    /// <summary>The recoverable draw paid in advance of earnings.</summary>
    public Money Advance { get; }

    /// <summary>What is taken from earnings above draw and floor to make up for earlier advances.</summary>
    public Money Recovered { get; }

    /// <summary>What of the shortfall is written off.</summary>
    public Money WrittenOff { get; }

    /// <summary>What is paid: counted + top-up + advance - recovered; never below zero.</summary>
    public Money Paid => Counted + TopUp + Advance - Recovered;

    /// <inheritdoc />
    public Explanation Explain() => new(Invariant($"Paid in {Earned.Period.Id}"), Paid, Parts())
    {
        Rule = "counted + top-up + advance - recovered",
    };

    private static Money? Guaranteed(EarnedPay earned, SettlementTerms terms) =>
        earned.TenurePeriod is { } tenure && tenure <= terms.Guarantee.Length ? terms.Guarantee[tenure - 1] : null;

    private static Money Larger(Money left, Money right) => left.Amount >= right.Amount ? left : right;

    private static Money Smaller(Money left, Money right) => left.Amount <= right.Amount ? left : right;

    private Explanation[] Parts() =>
    [
        new Explanation(
            "Counted",
            Counted,
            [
                Earned.Explain(),
                .. Optional("Carried from before", -Before.Carried, "taken from earnings"),
                .. Optional("Forfeited", -Forfeited, Cap()),
                .. Optional("Shortfall", Shortfall, ShortfallRule()),
            ])
        {
            Rule = "earned - carried - forfeited + shortfall",
        },
        .. Optional("Top-up", TopUp, Invariant($"floor of {Floor}{Prorated}")),
        .. Optional("Advance", Advance, Invariant($"recoverable draw of {DrawDue}{Prorated}; balance {After.Draw}")),
        .. Optional("Recovered", -Recovered, Invariant($"of a balance of {Before.Draw}; balance {After.Draw}")),
    ];

    private string Cap() => Terms.PeriodCap is { } cap && Counted == cap ? Invariant($"cap of {cap} a period") : Invariant($"cap of {Terms.YearCap} a year, {Before.YearPaid} before");

    private string Prorated => Earned.Assigned.IsWhole ? "" : Invariant($", for {Earned.Assigned.Rule}");

    private string ShortfallRule() => Terms.Shortfall switch
    {
        ShortfallPolicy.Carry => "carried to later periods",
        ShortfallPolicy.AddToDraw => "added to the draw balance",
        _ => Invariant($"written off: {Terms.WriteOffReason}"),
    };

    private static IEnumerable<Explanation> Optional(string label, Money amount, string rule) =>
        amount.Amount == 0m ? [] : [new Explanation(label, amount) { Rule = rule }];
}
