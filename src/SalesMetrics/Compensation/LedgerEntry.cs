using SalesMetrics.Calendars;
using SalesMetrics.Explanations;

namespace SalesMetrics.Compensation;

/// <summary>One entry of a pay ledger. It is never changed; a later entry corrects it.</summary>
public sealed class LedgerEntry : IExplainable
{
    private readonly ImmutableArray<IExplainable> _payoutLines;

    internal LedgerEntry(
        LedgerPosting posting,
        FiscalPeriod paymentPeriod,
        string payeeId,
        FiscalPeriod earningPeriod,
        LedgerEntryKind kind,
        LedgerLine line,
        Money stoodBefore,
        Money standsAfter,
        ImmutableArray<IExplainable> payoutLines)
    {
        Posting = posting;
        PaymentPeriod = paymentPeriod;
        PayeeId = payeeId;
        EarningPeriod = earningPeriod;
        Kind = kind;
        Line = line;
        StoodBefore = stoodBefore;
        StandsAfter = standsAfter;
        _payoutLines = payoutLines;
    }

    /// <summary>The posting that made it, with date and reason.</summary>
    public LedgerPosting Posting { get; }

    /// <summary>Who is paid.</summary>
    public string PayeeId { get; }

    /// <summary>The period the pay was earned in.</summary>
    public FiscalPeriod EarningPeriod { get; }

    /// <summary>The period it is paid in; later than that of <see cref="Posting"/> when that one was closed.</summary>
    public FiscalPeriod PaymentPeriod { get; }

    /// <summary>Why the entry was made.</summary>
    public LedgerEntryKind Kind { get; }

    /// <summary>The line of the payout.</summary>
    public LedgerLine Line { get; }

    /// <summary>What earlier entries for the line added up to.</summary>
    public Money StoodBefore { get; }

    /// <summary>What the entries for the line add up to with this one: the line of the payout as calculated, or all that is waived.</summary>
    public Money StandsAfter { get; }

    /// <summary>The amount, in whole minor units: <see cref="StandsAfter"/> - <see cref="StoodBefore"/>; never zero.</summary>
    public Money Amount => StandsAfter - StoodBefore;

    /// <inheritdoc />
    public Explanation Explain() =>
        new(
            Invariant($"{Kind} for {EarningPeriod.Id}, paid in {PaymentPeriod.Id}"),
            Amount,
            new Explanation(Kind == LedgerEntryKind.Waiver ? "Waived now" : "Calculated now", StandsAfter, _payoutLines.Select(line => line.Explain())),
            new Explanation("Stood before", StoodBefore))
        {
            Rule = Invariant($"now - before; {Posting.Reason}; posting {Posting.Id} of {Posting.Date:uuuu-MM-dd}"),
            SourceId = Line.ToString(),
        };
}
