namespace SalesMetrics.Compensation;

/// <summary>The parts of a plan document that are about clauses.</summary>
internal static class PlanDocumentClauses
{
    /// <summary>A section for every clause.</summary>
    public static IEnumerable<PlanDocumentSection> Sections(Plan plan, PlanWords words) => plan.Clauses.Select(clause => Section(plan, clause, words));

    /// <summary>A sentence for every clause that scales a component or another clause.</summary>
    public static IEnumerable<string> On(Plan plan, string targetId, PlanWords words) => plan.Clauses
        .Where(clause => string.Equals(clause.TargetId, targetId, StringComparison.Ordinal))
        .Select(clause => words.Tell($"See also: {clause.Name}.", $"Siehe auch: {clause.Name}."));

    /// <summary>A sentence about what the worked examples leave out; none when they leave nothing out.</summary>
    public static IEnumerable<string> LeftOut(Plan plan, Money? quota, PlanWords words)
    {
        var names = string.Join(", ", plan.Clauses
            .Where(clause => clause is PlanClause.ProductRates or PlanClause.Spif or PlanClause.Contest or PlanClause.Pool || (clause is PlanClause.Rates && quota is null))
            .Select(clause => clause.Name));
        return names.Length == 0 ? [] : [words.Tell($"Not in the examples: {names}.", $"Nicht in den Beispielen enthalten: {names}.")];
    }

    private static PlanDocumentSection Section(Plan plan, PlanClause clause, PlanWords words)
    {
        var (text, columns, rows) = clause switch
        {
            PlanClause.Gate gate => (words.Tell(
                $"{NameOf(plan, gate.AppliesTo)} pays in full once {Reading(plan, gate.Reading, words)} reaches {words.Percent(gate.From)}; below that {words.Percent(gate.ShareBelow)} of it is paid.",
                $"{NameOf(plan, gate.AppliesTo)} wird voll gezahlt, sobald {Reading(plan, gate.Reading, words)} {words.Percent(gate.From)} erreicht; darunter werden {words.Percent(gate.ShareBelow)} davon gezahlt."),
                [],
                []),
            PlanClause.Multiplier multiplier => (words.Tell(
                $"{NameOf(plan, multiplier.AppliesTo)} is multiplied by a factor read at {Reading(plan, multiplier.Reading, words)}.",
                $"{NameOf(plan, multiplier.AppliesTo)} wird mit einem Faktor multipliziert, abgelesen bei {Reading(plan, multiplier.Reading, words)}."),
                PlanDocumentGenerator.CurveColumns(words, words.Say("factor", "Faktor")),
                PlanDocumentGenerator.Rows(multiplier.Table, words)),
            PlanClause.Linked linked => (words.Tell(
                $"{NameOf(plan, linked.AppliesTo)}: its own attainment in rows, {Reading(plan, linked.Reading, words)} in columns; {Interpolation(linked.Matrix, words)}.",
                $"{NameOf(plan, linked.AppliesTo)}: eigene Zielerreichung in Zeilen, {Reading(plan, linked.Reading, words)} in Spalten; {Interpolation(linked.Matrix, words)}."),
                [words.Say("From", "Ab"), .. linked.Matrix.Columns.Select(words.Percent)],
                Cells(linked.Matrix, words)),
            PlanClause.Rates rates => (words.Tell(
                $"Commission on {rates.MeasureId} ({words.Scope(rates.Scope)}), {(rates.Table.Method == TierMethod.Marginal ? "each slice at its own rate" : "everything at the rate reached")}.",
                $"Provision auf {rates.MeasureId} ({words.Scope(rates.Scope)}), {(rates.Table.Method == TierMethod.Marginal ? "jede Scheibe zum eigenen Satz" : "alles zum erreichten Satz")}."),
                [words.Say("From", "Ab"), words.Say("Rate", "Satz")],
                [.. rates.Table.Tiers.Select(tier => ImmutableArray.Create(Bound(rates.Table, tier, words), words.Percent(tier.Rate)))]),
            PlanClause.ProductRates rates => (words.Tell($"Pay by product on {rates.MeasureId}.", $"Vergütung nach Produkt auf {rates.MeasureId}."),
                [words.Say("Product", "Produkt"), words.Say("pays", "zahlt")],
                [.. rates.Card.Lines.Select(line => ImmutableArray.Create(line.ProductId.Length == 0 ? words.Say("any other", "jedes andere") : line.ProductId, Rate(line.Rate, words)))]),
            PlanClause.Bonus bonus => (words.Tell(
                $"{words.Amount(bonus.Amount)} for each person once {Reading(plan, bonus.Reading, words)} reaches {words.Percent(bonus.From)}.",
                $"{words.Amount(bonus.Amount)} je Person, sobald {Reading(plan, bonus.Reading, words)} {words.Percent(bonus.From)} erreicht."),
                [],
                []),
            PlanClause.Spif spif => (words.Tell(
                $"{words.Amount(spif.PerDeal)} a deal{(spif.ProductId.Length == 0 ? "" : " of " + spif.ProductId)} from {words.Days(spif.Window)}, in order of booking, until {words.Amount(spif.Budget)} are spent.",
                $"{words.Amount(spif.PerDeal)} je Abschluss{(spif.ProductId.Length == 0 ? "" : " von " + spif.ProductId)} vom {words.Days(spif.Window)}, in der Reihenfolge der Buchung, bis {words.Amount(spif.Budget)} verbraucht sind."),
                [],
                []),
            PlanClause.Contest contest => (words.Tell(
                $"Prizes by rank in {contest.MeasureId}; {words.Ties(contest.Ties)}.", $"Preise nach Rang in {contest.MeasureId}; {words.Ties(contest.Ties)}."),
                [words.Say("Place", "Platz"), words.Say("Prize", "Preis")],
                [.. contest.Prizes.Prizes.Select((prize, i) => ImmutableArray.Create(words.Number(Ratio.Of(i + 1, 1)), words.Amount(prize)))]),
            PlanClause.Pool pool => (words.Tell(
                $"{words.Amount(pool.Amount)} for each unit ({words.Scope(pool.Scope)}) from {words.Percent(pool.From)} of {pool.MeasureId} on, shared {words.Sharing(pool.Sharing)}.",
                $"{words.Amount(pool.Amount)} je Einheit ({words.Scope(pool.Scope)}) ab {words.Percent(pool.From)} in {pool.MeasureId}, geteilt {words.Sharing(pool.Sharing)}."),
                [],
                []),
            _ => ("", (ImmutableArray<string>)[], (ImmutableArray<ImmutableArray<string>>)[]),
        };
        return new PlanDocumentSection(3, clause.Name, [text, .. On(plan, clause.Id, words)], columns, rows);
    }

    private static ImmutableArray<ImmutableArray<string>> Cells(PayMatrix matrix, PlanWords words) =>
    [
        .. matrix.Rows.Select((row, i) => ImmutableArray.CreateRange(
            [words.Percent(row), .. matrix.Columns.Select((_, j) => words.Percent(matrix.Cell(i, j)))])),
    ];

    private static string Interpolation(PayMatrix matrix, PlanWords words) => matrix.Interpolation == MatrixInterpolation.None
        ? words.Say("the cell whose bounds are reached counts", "es gilt das Feld, dessen Grenzen erreicht sind")
        : words.Say("between the bounds linearly in both directions", "zwischen den Grenzen in beiden Richtungen linear");

    /// <summary>The bound of a tier: an attainment or an amount.</summary>
    internal static string Bound(RateTable table, RateTier tier, PlanWords words) => table.Bound == TierBound.Attainment ? words.Percent(tier.From) : words.Number(tier.From);

    /// <summary>What a rate pays.</summary>
    internal static string Rate(ProductRate rate, PlanWords words) => rate switch
    {
        ProductRate.OfCredit of => words.Tell($"{words.Percent(of.Rate)} of credit", $"{words.Percent(of.Rate)} vom angerechneten Betrag"),
        ProductRate.PerDeal per => words.Tell($"{words.Amount(per.Amount)} a deal", $"{words.Amount(per.Amount)} je Abschluss"),
        ProductRate.PerUnit per => words.Tell($"{words.Amount(per.Amount)} a unit", $"{words.Amount(per.Amount)} je Stück"),
        _ => "",
    };

    /// <summary>What a clause reads.</summary>
    internal static string Reading(Plan plan, PlanReading reading, PlanWords words) => reading switch
    {
        PlanReading.OfMeasure of => Invariant($"{of.MeasureId} ({words.Scope(of.Scope)})"),
        PlanReading.OfComponent of => words.Tell($"the pay of {NameOf(plan, of.ComponentId)}", $"die Vergütung von {NameOf(plan, of.ComponentId)}"),
        _ => "",
    };

    private static string NameOf(Plan plan, string id) =>
        plan.IndexOf(id) is >= 0 and var at ? plan.Components[at].Name : plan.Clauses.First(clause => string.Equals(clause.Id, id, StringComparison.Ordinal)).Name;
}
