namespace SalesMetrics.Compensation.Differences;

/// <summary>The lines of a payout that its plan works out for the payee alone: components and paying clauses.</summary>
internal static class PayLines
{
    public static IEnumerable<Line> Of(Payout payout) => payout.Components
        .Select(line => new Line(LedgerLinePart.Component, line.Component.Id, line.Component.Name, line.Amount))
        .Concat(payout.Clauses.Select(line => new Line(LedgerLinePart.Clause, line.Clause.Id, line.Clause.Name, line.Amount)));

    public static bool Has(Payout payout, Line line) => Find(payout, line) is not null;

    public static Money? Find(Payout payout, Line line)
    {
        foreach (var one in Of(payout))
        {
            if (one.Part == line.Part && string.Equals(one.Id, line.Id, StringComparison.Ordinal))
            {
                return one.Amount;
            }
        }

        return null;
    }

    /// <summary>The name of a component or clause; the id when the plan has none, as for an adjustment.</summary>
    public static string NameOf(Plan plan, string id) =>
        plan.Clauses.FirstOrDefault(clause => string.Equals(clause.Id, id, StringComparison.Ordinal))?.Name
        ?? plan.Components.FirstOrDefault(component => string.Equals(component.Id, id, StringComparison.Ordinal))?.Name
        ?? id;

    /// <summary>What a line is and pays.</summary>
    public readonly record struct Line(LedgerLinePart Part, string Id, string Name, Money Amount);
}
