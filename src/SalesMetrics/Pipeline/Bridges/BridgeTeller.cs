namespace SalesMetrics.Pipeline.Bridges;

/// <summary>Tells what one deal after the other did, to the units it did it to.</summary>
internal sealed class BridgeTeller(PipelineBridgeOptions options, Func<string, LocalDate, string> unitOf, Func<string, BridgeBuilder> builderOf)
{
    public void Tell(DealHistory history)
    {
        var before = options.Days.Start.PlusDays(-1);
        if (history.On(options.Days.End) is not { } end)
        {
            return;
        }

        var start = history.On(before);
        if (start?.Outcome is DealOutcome.Open)
        {
            var from = Place(history, start, before);
            if (from.IsDue)
            {
                from.Unit.Start(from.Amount);
            }

            Follow(history.DealId, from, Place(history, end, options.Days.End), end.Outcome);
        }
        else if (Arrival(history, hasEnded: start is not null) is { } arrival)
        {
            var from = Place(history, arrival.Deal, arrival.On);
            if (from.IsDue)
            {
                from.Unit.Add(history.DealId, start is null ? BridgeLineKind.New : BridgeLineKind.Reopened, from.Amount);
            }

            Follow(history.DealId, from, Place(history, end, options.Days.End), end.Outcome);
        }
    }

    // Ownership, date, amount, outcome: each step from where the one before it left the deal.
    private static void Follow(string dealId, Standing from, Standing to, DealOutcome outcome)
    {
        if (from.Unit != to.Unit && from.IsDue)
        {
            from.Unit.Add(dealId, BridgeLineKind.TransferredOut, -from.Amount);
            to.Unit.Add(dealId, BridgeLineKind.TransferredIn, from.Amount);
        }

        if (from.IsDue != to.IsDue)
        {
            to.Unit.Add(dealId, to.IsDue ? BridgeLineKind.PulledIn : BridgeLineKind.PushedOut, to.IsDue ? from.Amount : -from.Amount);
        }

        if (!to.IsDue)
        {
            return;
        }

        if (to.Amount != from.Amount)
        {
            to.Unit.Add(dealId, to.Amount > from.Amount ? BridgeLineKind.Increase : BridgeLineKind.Decrease, to.Amount - from.Amount);
        }

        if (outcome is DealOutcome.Open)
        {
            to.Unit.End(to.Amount);
        }
        else
        {
            to.Unit.Add(dealId, outcome is DealOutcome.Won ? BridgeLineKind.Won : BridgeLineKind.Lost, -to.Amount);
        }
    }

    // The first state within the days; for a deal that had ended, the first open one.
    private DealRevision? Arrival(DealHistory history, bool hasEnded) => history.Revisions.FirstOrDefault(revision =>
        options.Days.Contains(revision.On) && (!hasEnded || revision.Deal.Outcome is DealOutcome.Open));

    private Standing Place(DealHistory history, Deal deal, LocalDate date)
    {
        var unit = builderOf(unitOf(deal.OwnerId, date));
        var isDue = options.Due is not { } due
            || (deal.ClosedOn is { } closed && due.Contains(closed))
            || (deal.ExpectedCloseOn is { } expected && due.Contains(expected));
        var amount = AmountOf(history, deal, date);
        if (isDue && amount is null)
        {
            unit.MissAmount(history.DealId);
        }

        return new Standing(unit, isDue, amount ?? Money.Zero(options.Currency));
    }

    // Many systems record every loss as 0, so a lost deal leaves at what it last stood at while it was open.
    private Money? AmountOf(DealHistory history, Deal deal, LocalDate date) => deal.Outcome switch
    {
        DealOutcome.Won won => won.Amount,
        DealOutcome.Lost lost => history.Revisions.LastOrDefault(revision => revision.On <= date && revision.Deal.Outcome is DealOutcome.Open) is { } last
            ? Expected(last.Deal)
            : Expected(deal) ?? lost.Amount,
        _ => Expected(deal),
    };

    private Money? Expected(Deal deal) => deal.ExpectedAmount ?? (options.UseListPrice ? deal.ListPrice : null);

    private readonly record struct Standing(BridgeBuilder Unit, bool IsDue, Money Amount);
}
