using SalesMetrics.Compensation;

namespace SalesMetrics.Json;

/// <summary>From the form of a clause to the model; every fault with its path.</summary>
internal static class ClauseReader
{
    private const string Advice = "Correct the clause; docs/calculations/plan-clauses.md shows each kind.";

    public static PlanClause Read(ClauseForm form, Currency currency, string path)
    {
        var id = PlanReader.Filled(form.Id, path + ".id");
        var name = PlanReader.Filled(form.Name, path + ".name");
        return PlanReader.At<PlanClause>(path, Advice, () => form switch
        {
            ClauseForm.GateForm gate => new PlanClause.Gate
            {
                Id = id,
                Name = name,
                AppliesTo = PlanReader.Filled(gate.AppliesTo, path + ".appliesTo"),
                Reading = Reading(gate.Reading, path + ".reading"),
                From = ExactNumber.ToRatio(gate.FromPercent, path + ".fromPercent"),
                ShareBelow = ExactNumber.ToRatio(gate.ShareBelowPercent, path + ".shareBelowPercent"),
            },
            ClauseForm.MultiplierForm multiplier => new PlanClause.Multiplier
            {
                Id = id,
                Name = name,
                AppliesTo = PlanReader.Filled(multiplier.AppliesTo, path + ".appliesTo"),
                Reading = Reading(multiplier.Reading, path + ".reading"),
                Table = PlanReader.Curve(multiplier.Table, path + ".table"),
            },
            ClauseForm.LinkedForm linked => new PlanClause.Linked
            {
                Id = id,
                Name = name,
                AppliesTo = PlanReader.Filled(linked.AppliesTo, path + ".appliesTo"),
                Reading = Reading(linked.Reading, path + ".reading"),
                Matrix = Matrix(linked.Matrix, path + ".matrix"),
            },
            ClauseForm.RatesForm rates => new PlanClause.Rates
            {
                Id = id,
                Name = name,
                Scope = Words.Read(Words.Scopes, rates.Scope, path + ".scope"),
                MeasureId = PlanReader.Filled(rates.MeasureId, path + ".measureId"),
                Table = Table(rates.RateTable, path + ".rateTable"),
            },
            ClauseForm.ProductRatesForm rates => new PlanClause.ProductRates
            {
                Id = id,
                Name = name,
                MeasureId = PlanReader.Filled(rates.MeasureId, path + ".measureId"),
                Card = RateCard.Create(PlanReader.Each(rates.Card, path + ".card", (line, at) => Line(line, currency, at))),
            },
            ClauseForm.BonusForm bonus => new PlanClause.Bonus
            {
                Id = id,
                Name = name,
                Reading = Reading(bonus.Reading, path + ".reading"),
                From = ExactNumber.ToRatio(bonus.FromPercent, path + ".fromPercent"),
                Amount = PlanReader.Amount(bonus.Amount, currency, path + ".amount"),
            },
            ClauseForm.SpifForm spif => new PlanClause.Spif
            {
                Id = id,
                Name = name,
                Window = new DateInterval(PlanReader.Date(spif.From, path + ".from"), PlanReader.Date(spif.To, path + ".to")),
                Budget = PlanReader.Amount(spif.Budget, currency, path + ".budget"),
                PerDeal = PlanReader.Amount(spif.PerDeal, currency, path + ".perDeal"),
                ProductId = spif.ProductId,
            },
            ClauseForm.ContestForm contest => new PlanClause.Contest
            {
                Id = id,
                Name = name,
                MeasureId = PlanReader.Filled(contest.MeasureId, path + ".measureId"),
                Prizes = PrizeTable.Create(contest.Prizes.Select((prize, i) => PlanReader.Amount(prize, currency, Invariant($"{path}.prizes[{i}]")))),
                Ties = Words.Read(Words.Ties, contest.Ties, path + ".ties"),
            },
            ClauseForm.PoolForm pool => new PlanClause.Pool
            {
                Id = id,
                Name = name,
                Scope = Words.Read(Words.Scopes, pool.Scope, path + ".scope"),
                Amount = PlanReader.Amount(pool.Amount, currency, path + ".amount"),
                MeasureId = PlanReader.Filled(pool.MeasureId, path + ".measureId"),
                From = ExactNumber.ToRatio(pool.FromPercent, path + ".fromPercent"),
                Sharing = Words.Read(Words.Sharings, pool.Sharing, path + ".sharing"),
            },
            _ => throw new PlanFormatException(path, "", "This kind of clause is not known.", Advice),
        });
    }

    private static PlanReading Reading(ClauseForm.ReadingForm form, string path) => (form.Scope, form.MeasureId, form.ComponentId) switch
    {
        ({ } scope, { } measureId, null) => new PlanReading.OfMeasure(
            Words.Read(Words.Scopes, scope, path + ".scope"), PlanReader.Filled(measureId, path + ".measureId")),
        (null, null, { } componentId) => new PlanReading.OfComponent(PlanReader.Filled(componentId, path + ".componentId")),
        _ => throw new PlanFormatException(path, "", "This is neither a measure nor a component.", "State scope and measureId, or componentId alone."),
    };

    private static PayMatrix Matrix(ClauseForm.MatrixForm form, string path)
    {
        var rows = PlanReader.Each(form.CellsPercent, path + ".cellsPercent", (row, at) => Ratios(row, at));
        var columns = Ratios(form.ColumnsPercent, path + ".columnsPercent");
        if (rows.Any(row => row.Length != columns.Length))
        {
            throw new PlanFormatException(path + ".cellsPercent", "", "A row has not as many cells as there are columns.", "Write one cell for each column.");
        }

        return PlanReader.At(path, Advice, () => PayMatrix.Create(
            Ratios(form.RowsPercent, path + ".rowsPercent"),
            columns,
            rows.SelectMany(row => row),
            Words.Read(Words.Interpolations, form.Interpolation, path + ".interpolation"),
            Falling(form.FallingPay, path)));
    }

    private static RateTable Table(ClauseForm.RateTableForm form, string path)
    {
        var bound = Words.Read(Words.Bounds, form.Bound, path + ".bound");
        var tiers = PlanReader.Each(form.Tiers, path + ".tiers", (tier, at) => new RateTier(From(tier, bound, at), ExactNumber.ToRatio(tier.RatePercent, at + ".ratePercent")));
        return PlanReader.At(path, Advice, () => RateTable.Create(
            Words.Read(Words.Methods, form.Method, path + ".method"), bound, tiers, Falling(form.FallingPay, path)));
    }

    private static Ratio From(ClauseForm.TierForm tier, TierBound bound, string path) => (bound, tier.FromPercent, tier.FromAmount) switch
    {
        (TierBound.Attainment, { } percent, null) => ExactNumber.ToRatio(percent, path + ".fromPercent"),
        (TierBound.Amount, null, { } amount) => ExactNumber.ToRatio(amount, path + ".fromAmount", scale: 1),
        _ => throw new PlanFormatException(path, "", "The tier's start is not stated as the table's bound says.", "State fromPercent for attainment, fromAmount for amounts."),
    };

    private static RateCardLine Line(ClauseForm.CardLineForm form, Currency currency, string path) =>
        new(form.ProductId, (form.RatePercent, form.PerDeal, form.PerUnit) switch
        {
            ({ } rate, null, null) => new ProductRate.OfCredit(ExactNumber.ToRatio(rate, path + ".ratePercent")),
            (null, { } deal, null) => new ProductRate.PerDeal(PlanReader.Amount(deal, currency, path + ".perDeal")),
            (null, null, { } unit) => new ProductRate.PerUnit(new Money(ExactNumber.ToDecimal(unit, path + ".perUnit"), currency)),
            _ => throw new PlanFormatException(path, "", "A line states one rate.", "State one of ratePercent, perDeal and perUnit."),
        });

    private static ImmutableArray<Ratio> Ratios(RawNumber[] numbers, string path) =>
        [.. numbers.Select((number, i) => ExactNumber.ToRatio(number, Invariant($"{path}[{i}]")))];

    private static FallingPay Falling(string? word, string path) =>
        word is null ? FallingPay.Refused : Words.Read(Words.Fallings, word, path + ".fallingPay");
}
