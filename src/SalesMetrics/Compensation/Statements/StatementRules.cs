namespace SalesMetrics.Compensation.Statements;

/// <summary>How a line came about, in one language.</summary>
internal static class StatementRules
{
    public static string Of(ComponentPayout line, PlanWords words) => Basis(line, line.Pay.Basis, words);

    // Of part of a period, fixed amounts and bounds in amounts count for its share alone.
    public static string Of(ClausePayout line, PeriodShare share, PlanWords words)
    {
        var own = line.Clause switch
        {
            PlanClause.Rates rates => string.Join("; ", rates.Table.Tiers.Select(tier =>
                words.Tell($"from {PlanDocumentClauses.Bound(rates.Table, tier, words)}: {words.Percent(tier.Rate)}", $"ab {PlanDocumentClauses.Bound(rates.Table, tier, words)}: {words.Percent(tier.Rate)}")))
                + (rates.Table.Method == TierMethod.Marginal
                    ? words.Say("; each slice at its own rate", "; jede Scheibe zum eigenen Satz")
                    : words.Say("; everything at the rate reached", "; alles zum erreichten Satz"))
                + (rates.Table.Bound == TierBound.Amount ? Part(share, words, "bounds", "Grenzen") : ""),
            PlanClause.ProductRates rates => string.Join("; ", rates.Card.Lines.Select(rate =>
                Invariant($"{(rate.ProductId.Length == 0 ? words.Say("any other", "jedes andere") : rate.ProductId)}: {PlanDocumentClauses.Rate(rate.Rate, words)}"))),
            PlanClause.Bonus bonus => words.Tell($"{words.Amount(bonus.Amount)} from {words.Percent(bonus.From)} on", $"{words.Amount(bonus.Amount)} ab {words.Percent(bonus.From)}")
                + Part(share, words, "the amount", "der Betrag"),
            _ => "",
        };
        return line.Factors.Aggregate(own, (text, factor) => text + Factor(factor, words));
    }

    private static string Part(PeriodShare share, PlanWords words, string english, string german) => share.IsWhole
        ? ""
        : words.Tell(
            $"; {english} x {words.Percent(share.Share)} for part of the period", $"; {german} x {words.Percent(share.Share)} für einen Teil des Zeitraums");

    /// <summary>Why a unit has no attainment.</summary>
    public static string WhyUndefined(ComponentPayout line, PlanWords words) =>
        line.Unit.Id.Length == 0 ? words.Tell($"assigned to no unit ({words.Scope(line.Unit.Kind)})", $"keiner Einheit zugeordnet ({words.Scope(line.Unit.Kind)})")
        : line.Attainment is null ? words.Say("nothing is known for the period", "für den Zeitraum ist nichts festgestellt")
        : line.Attainment.PeriodQuota.ExactAmount is null ? words.Say("no quota is set", "kein Ziel gesetzt")
        : line.Attainment.Value is null ? words.Say("the quota is zero", "das Ziel ist null")
        : words.Say("the matrix has nothing to read", "die Matrix hat nichts abzulesen");

    private static string Basis(ComponentPayout line, PayBasis basis, PlanWords words) => basis switch
    {
        PayBasis.OfCurve of => Curve(of.Reading, words),
        PayBasis.OfMatrix of => words.Tell(
            $"{of.Clause.Name}: row {words.Percent(of.Row)}, column {words.Percent(of.Column)}, value {words.Percent(of.Reading.Attainment)}; {Curve(of.Reading, words)}",
            $"{of.Clause.Name}: Zeile {words.Percent(of.Row)}, Spalte {words.Percent(of.Column)}, Wert {words.Percent(of.Reading.Attainment)}; {Curve(of.Reading, words)}"),
        PayBasis.Scaled of => Basis(line, of.Before, words) + Factor(of.Factor, words),
        PayBasis.Capped of => Basis(line, of.Before, words)
            + (of.Before.Share > of.Cap ? words.Tell($"; cap {words.Percent(of.Cap)}", $"; Obergrenze {words.Percent(of.Cap)}") : ""),
        _ => Invariant($"{WhyUndefined(line, words)}: {words.Undefined(line.Component.WhenUndefined)}"),
    };

    private static string Curve(PayCurveReading reading, PlanWords words)
    {
        if (reading.Segment is not { } segment)
        {
            return words.Tell($"below {words.Percent(reading.Curve.Segments[0].From)}: nothing", $"unter {words.Percent(reading.Curve.Segments[0].From)}: nichts");
        }

        var start = words.Tell($"from {words.Percent(segment.From)}: {words.Percent(segment.Pay)}", $"ab {words.Percent(segment.From)}: {words.Percent(segment.Pay)}");
        var step = words.Percent(segment.Slope / Ratio.Of(100, 1));
        var slope = segment.Slope.Sign == 0 ? "" : words.Tell($", and {step} for each further 1 %", $", und {step} je weiteres 1 %");
        return start + slope + (reading.IsCapped ? words.Tell($"; cap {words.Percent(reading.Pay)}", $"; Obergrenze {words.Percent(reading.Pay)}") : "");
    }

    private static string Factor(ClauseFactor factor, PlanWords words) => words.Tell(
        $"; {factor.Clause.Name} at {Read(factor, words)}: x {words.Percent(factor.Factor)}", $"; {factor.Clause.Name} bei {Read(factor, words)}: x {words.Percent(factor.Factor)}");

    private static string Read(ClauseFactor factor, PlanWords words) =>
        factor.Reading is { } reading ? words.Percent(reading) : words.Say("undefined", "unbestimmt");
}
