using SalesMetrics.Crediting;
using SalesMetrics.Explanations;
using SalesMetrics.Organization;

namespace SalesMetrics.Compensation.Disputes;

/// <summary>Whether and how a transaction counts for one line of somebody's pay.</summary>
public sealed class DisputeLine : IExplainable
{
    internal DisputeLine(LedgerLinePart part, string id, string name, SalesUnit unit, string rule, ImmutableArray<Credit> credits, DisputeReason? reason, string words)
    {
        Part = part;
        Id = id;
        Name = name;
        Unit = unit;
        Rule = rule;
        Credits = credits;
        Reason = reason;
        Words = words;
    }

    /// <summary>Whether the line is a component, a clause or an award.</summary>
    public LedgerLinePart Part { get; }

    /// <summary>The id of the component, clause or program.</summary>
    public string Id { get; }

    /// <summary>Its name for readers.</summary>
    public string Name { get; }

    /// <summary>The unit whose credits the line counts.</summary>
    public SalesUnit Unit { get; }

    /// <summary>The rule by which the line pays, in words.</summary>
    public string Rule { get; }

    /// <summary>The transaction's credits that count for the line, with day, share, kind, role and exchange rate; empty when none does.</summary>
    public ImmutableArray<Credit> Credits { get; }

    /// <summary>Whether it counts.</summary>
    public bool Counts => Reason is null;

    /// <summary>Why it does not count; null when it does.</summary>
    public DisputeReason? Reason { get; }

    /// <summary>The reason in one sentence; empty when it counts.</summary>
    public string Words { get; }

    /// <inheritdoc />
    public Explanation Explain() => Counts
        ? new Explanation(Invariant($"Counts for {Name} through {Unit}"), Money.Sum(Credits.Select(credit => credit.Amount), Credits[0].Amount.Currency), Credits.Select(Line))
        {
            Rule = Rule,
            SourceId = Id,
        }
        : new Explanation(Invariant($"Does not count for {Name}"), Words) { SourceId = Id };

    private static Explanation Line(Credit credit)
    {
        var line = credit.Explain();
        return new Explanation(line.Label, line.Value, Role(credit)) { Rule = line.Rule, SourceId = line.SourceId };
    }

    private static Explanation Role(Credit credit) =>
        new(Invariant($"Role on {credit.RoleDate:uuuu-MM-dd}"), credit.Role is { } role ? Named(role) : "none: counts for the person and the company only");

    private static string Named(Assignment role)
    {
        (string Kind, string Id)[] parts = [("", role.Role), ("team ", role.TeamId), ("manager ", role.ManagerId), ("territory ", role.TerritoryId)];
        var text = string.Join(", ", parts.Where(part => part.Id.Length > 0).Select(part => part.Kind + part.Id));
        return text.Length == 0 ? "assigned, to no unit" : text;
    }
}
