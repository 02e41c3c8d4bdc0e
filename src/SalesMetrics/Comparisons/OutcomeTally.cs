using SalesMetrics.Pipeline;

namespace SalesMetrics.Comparisons;

/// <summary>The running counts of one group while deals are passed over; it never leaves the calculator.</summary>
internal sealed class OutcomeTally
{
    private readonly Currency _currency;
    private Money _won, _wonPositive, _lostStated, _lostFallback, _wonList, _lostList, _openList;
    private long _wonCount, _lostCount, _openCount;
    private long _wonWithoutAmount, _lostWithoutAmount, _lostWithoutAny;
    private long _wonWithoutList, _lostWithoutList, _openWithoutList;
    private long _closedOutside, _notYetOpened;

    public OutcomeTally(Currency currency)
    {
        _currency = currency;
        _won = _wonPositive = _lostStated = _lostFallback = _wonList = _lostList = _openList = Money.Zero(currency);
    }

    public void LeaveOutAsNotYetOpened() => _notYetOpened++;

    public void LeaveOutAsClosedOutsideWindow() => _closedOutside++;

    public void Add(Deal deal)
    {
        var list = deal.ListPrice is { Amount: > 0m } price ? price : (Money?)null;
        switch (deal.Outcome)
        {
            case DealOutcome.Won won:
                AddWon(won.Amount, list);
                break;
            case DealOutcome.Lost lost:
                AddLost(lost.Amount is { Amount: > 0m } amount ? amount : null, list);
                break;
            default:
                _openCount++;
                AddTo(ref _openList, ref _openWithoutList, list);
                break;
        }
    }

    public OutcomeCounts ToCounts(string id) => new(id, _currency)
    {
        Won = _wonCount,
        Lost = _lostCount,
        Open = _openCount,
        WonValue = _won,
        WonPositiveValue = _wonPositive,
        LostStatedValue = _lostStated,
        LostFallbackValue = _lostFallback,
        WonListValue = _wonList,
        LostListValue = _lostList,
        OpenListValue = _openList,
        WonWithoutAmount = _wonWithoutAmount,
        LostWithoutAmount = _lostWithoutAmount,
        LostWithoutAnyValue = _lostWithoutAny,
        WonWithoutListPrice = _wonWithoutList,
        LostWithoutListPrice = _lostWithoutList,
        OpenWithoutListPrice = _openWithoutList,
        ClosedOutsideWindow = _closedOutside,
        NotYetOpened = _notYetOpened,
    };

    private static void AddTo(ref Money sum, ref long without, Money? value)
    {
        if (value is { } stated)
        {
            sum += stated;
        }
        else
        {
            without++;
        }
    }

    private void AddWon(Money amount, Money? list)
    {
        _wonCount++;
        _won += amount;
        AddTo(ref _wonPositive, ref _wonWithoutAmount, amount.Amount > 0m ? amount : null);
        AddTo(ref _wonList, ref _wonWithoutList, list);
    }

    private void AddLost(Money? amount, Money? list)
    {
        _lostCount++;
        AddTo(ref _lostStated, ref _lostWithoutAmount, amount);
        AddTo(ref _lostList, ref _lostWithoutList, list);
        if (amount is null)
        {
            AddTo(ref _lostFallback, ref _lostWithoutAny, list);
        }
    }
}
