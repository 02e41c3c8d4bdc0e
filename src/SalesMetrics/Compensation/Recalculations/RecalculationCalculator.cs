namespace SalesMetrics.Compensation.Recalculations;

/// <summary>Brings paid periods up to changed facts by calculating anew only what the change touches.</summary>
/// <remarks>
/// The facts are compared, so nobody has to say what changed and nobody can say it wrongly. Touched are: of a credit the payee, team, manager,
/// territory and company it counts for, in its period (and, paid to date, in the later ones of the year); of a quota its unit and the units it
/// rolls up to; of an assignment the payee and the units whose quotas or credits move; then everybody whose pay looks at one of these, and the
/// SPIFs, contests and pools that do. Everything else is taken over as the same objects.
/// </remarks>
public static class RecalculationCalculator
{
    /// <summary>Calculates the runs on changed facts.</summary>
    /// <param name="before">The runs, with the facts they were paid on.</param>
    /// <param name="facts">The facts as they are now; best a copy of <see cref="PaidPeriods.Facts"/> with what changed, books that did not being the same.</param>
    /// <returns>The runs that a full calculation on the changed facts gives, and what was calculated anew.</returns>
    /// <exception cref="CurrencyMismatchException">Credits, quotas or target incentives are in another currency than before.</exception>
    public static Recalculation Calculate(PaidPeriods before, PayFacts facts)
    {
        ArgumentNullException.ThrowIfNull(before);
        ArgumentNullException.ThrowIfNull(facts);
        Require(before.Facts.Credits.Currency, facts.Credits.Currency);
        Require(before.Facts.Quotas.Currency, facts.Quotas.Currency);
        Require(before.Plan.Currency, facts.Targets.Default.Currency);
        if (!PlanAttainmentCalculator.NeedsOf(before.Plan, facts.Stated).SequenceEqual(PlanAttainmentCalculator.NeedsOf(before.Plan, before.Facts.Stated)))
        {
            return InFull(before, facts);
        }

        var differences = FactDifferences.Between(before.Facts, facts);
        var cells = new TouchedCells(before, facts, differences);
        var made = cells.Attainments();
        var attainments = before.Attainments.With(made, facts.Stated);
        var terms = before.Terms;
        var toDate = terms.Accumulation == PayAccumulation.Discrete
            ? attainments
            : before.ToDate.With(
                made.Select(one => (one.Unit, MeasureId: one.Measurement.Measure.Id)).Distinct().SelectMany(one => terms.Periods
                    .Select((_, i) => cells.In(i, one.Unit.Kind, one.MeasureId).Contains(one.Unit) ? terms.ToDate(attainments, one.Unit, one.MeasureId, i) : null)
                    .OfType<Quotas.Attainment>()),
                facts.Stated);
        var run = new RunRecalculation(before, facts, differences, cells, toDate);
        ImmutableArray<PaidRun> paid = [.. Enumerable.Range(0, terms.Periods.Length).Select(run.Pay)];
        return new Recalculation(
            before,
            new PaidPeriods(terms, facts, attainments, toDate, run.Spifs, paid),
            isFull: false,
            made.Length,
            [.. run.Payouts],
            [.. run.Programs]);
    }

    private static Recalculation InFull(PaidPeriods before, PayFacts facts)
    {
        var after = PaidPeriodsCalculator.Calculate(before.Terms, facts);
        return new Recalculation(
            before,
            after,
            isFull: true,
            after.Attainments.All.Length,
            [.. after.Periods.SelectMany((period, i) => after.Runs[i].Payouts.Select(payout => new RecalculatedPayout(period, payout.PayeeId)))],
            [
                .. after.Periods.SelectMany((period, i) => after.Paid[i].Programs.Select(
                    program => new RecalculatedProgram(period, program.Clause.Id, program.Unit))),
            ]);
    }

    private static void Require(Currency expected, Currency given)
    {
        if (expected != given)
        {
            throw new CurrencyMismatchException(expected, given);
        }
    }
}
