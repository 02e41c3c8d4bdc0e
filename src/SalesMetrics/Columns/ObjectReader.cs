namespace SalesMetrics.Columns;

/// <summary>Writes objects into the columns of a block, checked.</summary>
internal readonly struct ObjectReader<T, TSelector>(TotalsShape shape, TSelector selector)
    where TSelector : IFactSelector<T>
{
    private readonly Currency _currency = shape.Currencies[0];
    private readonly int _decimals = shape.Currencies[0].MinorUnits;
    private readonly RecentIds _recent = new(shape.Rows);

    public void Read(T item, long row, FactBlock block, int place)
    {
        if (item is null)
        {
            throw new ArgumentException(Invariant($"Item {row} is null."), nameof(item));
        }

        var id = selector.IdOf(item);
        var amount = selector.AmountOf(item);
        if (id is null || !_recent.TryGetIndex(id, out block.Rows[place]))
        {
            throw new ArgumentException(Invariant($"Item {row} has the id '{id}', which is none of the {shape.Rows.Count} of the shape."), nameof(item));
        }

        if (amount.Currency != _currency || !ExactMath.TryScale(amount.Amount, _decimals, out block.Amounts[place]))
        {
            throw new ArgumentException(
                Invariant($"Item {row} has the amount {amount}; it must be a whole number of minor units in {_currency}."), nameof(item));
        }

        block.Days[place] = DayNumber.Of(selector.DateOf(item));
        block.Outcomes[place] = selector.OutcomeOf(item);
    }
}
