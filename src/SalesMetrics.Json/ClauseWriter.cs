using SalesMetrics.Compensation;

namespace SalesMetrics.Json;

/// <summary>From a clause of the model to its form, in the one way it is written.</summary>
internal static class ClauseWriter
{
    public static ClauseForm Write(PlanClause clause) => clause switch
    {
        PlanClause.Gate gate => new ClauseForm.GateForm
        {
            Id = gate.Id,
            Name = gate.Name,
            AppliesTo = gate.AppliesTo,
            Reading = Reading(gate.Reading),
            FromPercent = ExactNumber.Of(gate.From),
            ShareBelowPercent = ExactNumber.Of(gate.ShareBelow),
        },
        PlanClause.Multiplier multiplier => new ClauseForm.MultiplierForm
        {
            Id = multiplier.Id,
            Name = multiplier.Name,
            AppliesTo = multiplier.AppliesTo,
            Reading = Reading(multiplier.Reading),
            Table = PlanWriter.Curve(multiplier.Table),
        },
        PlanClause.Linked linked => new ClauseForm.LinkedForm
        {
            Id = linked.Id,
            Name = linked.Name,
            AppliesTo = linked.AppliesTo,
            Reading = Reading(linked.Reading),
            Matrix = Matrix(linked.Matrix),
        },
        PlanClause.Rates rates => new ClauseForm.RatesForm
        {
            Id = rates.Id,
            Name = rates.Name,
            Scope = Words.Write(Words.Scopes, rates.Scope),
            MeasureId = rates.MeasureId,
            RateTable = Table(rates.Table),
        },
        PlanClause.ProductRates rates => new ClauseForm.ProductRatesForm
        {
            Id = rates.Id,
            Name = rates.Name,
            MeasureId = rates.MeasureId,
            Card = [.. rates.Card.Lines.Select(Line)],
        },
        PlanClause.Bonus bonus => new ClauseForm.BonusForm
        {
            Id = bonus.Id,
            Name = bonus.Name,
            Reading = Reading(bonus.Reading),
            FromPercent = ExactNumber.Of(bonus.From),
            Amount = ExactNumber.Of(bonus.Amount.Amount),
        },
        PlanClause.Spif spif => new ClauseForm.SpifForm
        {
            Id = spif.Id,
            Name = spif.Name,
            From = Invariant($"{spif.Window.Start:uuuu-MM-dd}"),
            To = Invariant($"{spif.Window.End:uuuu-MM-dd}"),
            Budget = ExactNumber.Of(spif.Budget.Amount),
            PerDeal = ExactNumber.Of(spif.PerDeal.Amount),
            ProductId = spif.ProductId,
        },
        PlanClause.Contest contest => new ClauseForm.ContestForm
        {
            Id = contest.Id,
            Name = contest.Name,
            MeasureId = contest.MeasureId,
            Prizes = [.. contest.Prizes.Prizes.Select(prize => ExactNumber.Of(prize.Amount))],
            Ties = Words.Write(Words.Ties, contest.Ties),
        },
        PlanClause.Pool pool => new ClauseForm.PoolForm
        {
            Id = pool.Id,
            Name = pool.Name,
            Scope = Words.Write(Words.Scopes, pool.Scope),
            Amount = ExactNumber.Of(pool.Amount.Amount),
            MeasureId = pool.MeasureId,
            FromPercent = ExactNumber.Of(pool.From),
            Sharing = Words.Write(Words.Sharings, pool.Sharing),
        },
        _ => throw new NotSupportedException(Invariant($"The clause '{clause.Id}' has no form.")),
    };

    private static ClauseForm.ReadingForm Reading(PlanReading reading) => reading switch
    {
        PlanReading.OfMeasure of => new ClauseForm.ReadingForm { Scope = Words.Write(Words.Scopes, of.Scope), MeasureId = of.MeasureId },
        PlanReading.OfComponent of => new ClauseForm.ReadingForm { ComponentId = of.ComponentId },
        _ => throw new NotSupportedException("The reading has no form."),
    };

    private static ClauseForm.MatrixForm Matrix(PayMatrix matrix) => new()
    {
        RowsPercent = [.. matrix.Rows.Select(bound => ExactNumber.Of(bound))],
        ColumnsPercent = [.. matrix.Columns.Select(bound => ExactNumber.Of(bound))],
        CellsPercent = [.. matrix.Cells.Chunk(matrix.Columns.Length).Select(row => row.Select(cell => ExactNumber.Of(cell)).ToArray())],
        Interpolation = Words.Write(Words.Interpolations, matrix.Interpolation),
        FallingPay = matrix.Falls ? Words.Write(Words.Fallings, FallingPay.Allowed) : null,
    };

    private static ClauseForm.RateTableForm Table(RateTable table) => new()
    {
        Method = Words.Write(Words.Methods, table.Method),
        Bound = Words.Write(Words.Bounds, table.Bound),
        Tiers =
        [
            .. table.Tiers.Select(tier => new ClauseForm.TierForm
            {
                FromPercent = table.Bound == TierBound.Attainment ? ExactNumber.Of(tier.From) : null,
                FromAmount = table.Bound == TierBound.Amount ? ExactNumber.Of(tier.From, scale: 1) : null,
                RatePercent = ExactNumber.Of(tier.Rate),
            }),
        ],
        FallingPay = table.Falls ? Words.Write(Words.Fallings, FallingPay.Allowed) : null,
    };

    private static ClauseForm.CardLineForm Line(RateCardLine line) => new()
    {
        ProductId = line.ProductId,
        RatePercent = line.Rate is ProductRate.OfCredit of ? ExactNumber.Of(of.Rate) : null,
        PerDeal = line.Rate is ProductRate.PerDeal deal ? ExactNumber.Of(deal.Amount.Amount) : null,
        PerUnit = line.Rate is ProductRate.PerUnit unit ? ExactNumber.Of(unit.Amount.Amount) : null,
    };
}
