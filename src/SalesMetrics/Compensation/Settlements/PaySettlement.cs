using SalesMetrics.Explanations;

namespace SalesMetrics.Compensation.Settlements;

/// <summary>How somebody's earnings became payments, period by period.</summary>
public sealed class PaySettlement : IExplainable
{
    internal PaySettlement(string payeeId, SettlementBalance opening, ImmutableArray<SettlementLine> lines)
    {
        PayeeId = payeeId;
        Opening = opening;
        Lines = lines;
    }

    /// <summary>Who is paid.</summary>
    public string PayeeId { get; }

    /// <summary>What was owed before the first period.</summary>
    public SettlementBalance Opening { get; }

    /// <summary>The periods, in order.</summary>
    public ImmutableArray<SettlementLine> Lines { get; }

    /// <summary>What is owed after the last period. For somebody who has left it is what the company has to collect or to write off.</summary>
    public SettlementBalance Closing => Lines.IsEmpty ? Opening : Lines[^1].After;

    /// <summary>The sum of what is paid.</summary>
    public Money Paid => Money.Sum(Lines.Select(line => line.Paid), Opening.Draw.Currency);

    /// <inheritdoc />
    public Explanation Explain() => new(Invariant($"Paid to {PayeeId}"), Paid, Lines.Select(line => line.Explain())) { Rule = "sum of the periods" };
}
