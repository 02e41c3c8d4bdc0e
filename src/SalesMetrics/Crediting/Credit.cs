using SalesMetrics.Explanations;
using SalesMetrics.Organization;

namespace SalesMetrics.Crediting;

/// <summary>What one payee is credited with for one entry of the journal.</summary>
public sealed record Credit : IExplainable
{
    /// <summary>The entry credited.</summary>
    public required string TransactionId { get; init; }

    /// <summary>The sale that the entry's chain of corrections began with; the entry itself when it corrects nothing.</summary>
    public string OriginId
    {
        get => field.Length == 0 ? TransactionId : field;
        init;
    } = "";

    /// <summary>Whether the entry corrects an earlier one.</summary>
    public bool IsCorrection => !string.Equals(OriginId, TransactionId, StringComparison.Ordinal);

    /// <summary>The deal behind it; empty when there is none.</summary>
    public required string DealId { get; init; }

    /// <summary>The product sold; empty when it is not known.</summary>
    public required string ProductId { get; init; }

    /// <summary>The customer's account; empty when it is not known.</summary>
    public string AccountId { get; init; } = "";

    /// <summary>What kind of value is credited, as on the sale: empty for the sale itself.</summary>
    public string Category { get; init; } = "";

    /// <summary>Who is credited; empty for the house.</summary>
    public required string PayeeId { get; init; }

    /// <summary>Whether it is a part of the sale or on top, and whose.</summary>
    public required CreditKind Kind { get; init; }

    /// <summary>The payee's share of the entry.</summary>
    public required Ratio Share { get; init; }

    /// <summary>The credited amount in whole minor units.</summary>
    public required Money Amount { get; init; }

    /// <summary>The day the credit counts on.</summary>
    public required LocalDate Date { get; init; }

    /// <summary>The day whose role decides team, manager and territory: that of the sale, also for its later corrections.</summary>
    public required LocalDate RoleDate { get; init; }

    /// <summary>The payee's assignment on <see cref="RoleDate"/>, or the one a <see cref="TransferRule"/> put in its place; null when there was none.</summary>
    public required Assignment? Role { get; init; }

    /// <summary>The rate that brought the entry into the crediting currency; null when it was in it already.</summary>
    public ExchangeRate? Rate { get; init; }

    /// <summary>The rule that made the credit what it is, and from which credit; null where no rule had a say.</summary>
    public CreditSource? Source { get; init; }

    /// <summary>The id of the rule that made the credit what it is; empty where no rule had a say.</summary>
    public string RuleId => Source?.Rule.Id ?? "";

    /// <summary>Whether the credit counts for a unit.</summary>
    public bool CountsFor(SalesUnit unit) => unit.Kind switch
    {
        UnitKind.Payee => Kind != CreditKind.House && string.Equals(PayeeId, unit.Id, StringComparison.Ordinal),
        _ => Kind is CreditKind.Direct or CreditKind.House && UnitOf(unit.Kind) == unit,
    };

    /// <summary>The unit of a kind that the credit rolls up to; with an empty id when the payee was assigned to none that day.</summary>
    public SalesUnit UnitOf(UnitKind kind) => kind switch
    {
        UnitKind.Payee => SalesUnit.Payee(PayeeId),
        UnitKind.Company => SalesUnit.Company,
        _ => Role?.UnitOf(kind) ?? new SalesUnit(kind, ""),
    };

    /// <inheritdoc />
    public Explanation Explain()
    {
        var converted = Rate is null ? "" : Invariant($", {Rate.From} at {Rate.Rate} from {Rate.EffectiveFrom:uuuu-MM-dd}");
        var share = Share == Ratio.One ? "" : Invariant($", {Share.ToPercentText()} of the sale");
        var kind = Kind switch
        {
            CreditKind.Overlay => ", overlay",
            CreditKind.Override => ", override",
            _ => "",
        };
        var rule = Source is null ? "" : Invariant($"; {Source.Rule.Id}: {Source.Working}");
        return new Explanation(Invariant($"{Date:uuuu-MM-dd} {(Kind == CreditKind.House ? "house" : PayeeId)}"), Amount, Source is null ? [] : [Source.From.Explain()])
        {
            Rule = Invariant($"{(ProductId.Length == 0 ? "sale" : ProductId)}{share}{kind}{converted}{rule}"),
            SourceId = TransactionId,
        };
    }
}
