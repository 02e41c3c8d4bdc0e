using SalesMetrics.Columns;

namespace SalesMetrics.Benchmarks.Columns;

/// <summary>Reads facts out of deals.</summary>
internal readonly struct DealSelector : IFactSelector<Deal>
{
    public string IdOf(Deal item) => item.RepId;

    public LocalDate DateOf(Deal item) => item.CloseDate;

    public Money AmountOf(Deal item) => new(item.Amount, FactSet.Usd);

    public FactOutcome OutcomeOf(Deal item) => item.Outcome;
}
