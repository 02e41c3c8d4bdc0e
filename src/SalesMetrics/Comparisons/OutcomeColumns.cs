using SalesMetrics.Columns;
using SalesMetrics.Pipeline;

namespace SalesMetrics.Comparisons;

/// <summary>Deals taken apart into columns, by group and by <see cref="OutcomeFigure"/>, while they are passed over. It never leaves the calculator.</summary>
internal sealed class OutcomeColumns(Currency currency)
{
    private static readonly Dimension Figures = Dimension.Create(Enum.GetNames<OutcomeFigure>());

    private readonly DimensionBuilder _groups = new();
    private readonly FactStoreBuilder _facts = new(hasSeconds: true);

    // List prices may have fractions of a minor unit, and amounts may be beyond 2^63 of them: too rare for a column, too dear to lose.
    private readonly Dictionary<(int Group, OutcomeFigure Figure), Money> _apart = [];

    /// <summary>The number of a group, which it has from its first mention on.</summary>
    public int GroupOf(string id) => _groups.Intern(id);

    public void Count(int group, OutcomeFigure figure) => _facts.Add(new Fact(group, 0, 0, FactOutcome.Won, (int)figure));

    /// <exception cref="CurrencyMismatchException">The deal has an amount or a list price in another currency.</exception>
    public void Add(int group, Deal deal)
    {
        var list = deal.ListPrice is { Amount: > 0m } price ? price : (Money?)null;
        switch (deal.Outcome)
        {
            case DealOutcome.Won won:
                Add(group, OutcomeFigure.Won, won.Amount);
                AddOrCount(group, OutcomeFigure.WonPositive, OutcomeFigure.WonWithoutAmount, won.Amount.Amount > 0m ? won.Amount : null);
                AddOrCount(group, OutcomeFigure.WonList, OutcomeFigure.WonWithoutList, list);
                break;
            case DealOutcome.Lost lost:
                var stated = lost.Amount is { Amount: > 0m } amount ? amount : (Money?)null;
                Count(group, OutcomeFigure.Lost);
                AddOrCount(group, OutcomeFigure.LostStated, OutcomeFigure.LostWithoutAmount, stated);
                AddOrCount(group, OutcomeFigure.LostList, OutcomeFigure.LostWithoutList, list);
                if (stated is null)
                {
                    AddOrCount(group, OutcomeFigure.LostFallback, OutcomeFigure.LostWithoutAny, list);
                }

                break;
            default:
                Count(group, OutcomeFigure.Open);
                AddOrCount(group, OutcomeFigure.OpenList, OutcomeFigure.OpenWithoutList, list);
                break;
        }
    }

    /// <summary>Adds up what was passed over: the counts of each group, ordered by id.</summary>
    public ImmutableArray<OutcomeCounts> ToCounts()
    {
        var groups = _groups.ToDimension();
        var totals = TotalsCalculator.Calculate(
            _facts.ToStore(), TotalsShape.Create(groups, Figures, PeriodTable.Create(ImmutableArray<DateInterval>.Empty), [currency]));
        return [.. groups.Ids.Select((id, group) => ToCounts(id, group, totals)).OrderBy(counts => counts.Id, StringComparer.Ordinal)];
    }

    private OutcomeCounts ToCounts(string id, int group, Totals totals)
    {
        long Number(OutcomeFigure figure) => totals.Of(group, 0, (int)figure).Count;

        Money Sum(OutcomeFigure figure) =>
            totals.Of(group, 0, (int)figure).ToMoney(currency) + _apart.GetValueOrDefault((group, figure), Money.Zero(currency));

        return new OutcomeCounts(id, currency)
        {
            Won = Number(OutcomeFigure.Won),
            Lost = Number(OutcomeFigure.Lost),
            Open = Number(OutcomeFigure.Open),
            WonValue = Sum(OutcomeFigure.Won),
            WonPositiveValue = Sum(OutcomeFigure.WonPositive),
            LostStatedValue = Sum(OutcomeFigure.LostStated),
            LostFallbackValue = Sum(OutcomeFigure.LostFallback),
            WonListValue = Sum(OutcomeFigure.WonList),
            LostListValue = Sum(OutcomeFigure.LostList),
            OpenListValue = Sum(OutcomeFigure.OpenList),
            WonWithoutAmount = Number(OutcomeFigure.WonWithoutAmount),
            LostWithoutAmount = Number(OutcomeFigure.LostWithoutAmount),
            LostWithoutAnyValue = Number(OutcomeFigure.LostWithoutAny),
            WonWithoutListPrice = Number(OutcomeFigure.WonWithoutList),
            LostWithoutListPrice = Number(OutcomeFigure.LostWithoutList),
            OpenWithoutListPrice = Number(OutcomeFigure.OpenWithoutList),
            ClosedOutsideWindow = Number(OutcomeFigure.ClosedOutside),
            NotYetOpened = Number(OutcomeFigure.NotYetOpened),
        };
    }

    private void AddOrCount(int group, OutcomeFigure stated, OutcomeFigure without, Money? value)
    {
        if (value is { } amount)
        {
            Add(group, stated, amount);
        }
        else
        {
            Count(group, without);
        }
    }

    private void Add(int group, OutcomeFigure figure, Money value)
    {
        if (value.Currency != currency)
        {
            throw new CurrencyMismatchException(currency, value.Currency);
        }

        if (!value.TryGetMinorUnits(out var minorUnits))
        {
            _apart[(group, figure)] = _apart.GetValueOrDefault((group, figure), Money.Zero(currency)) + value;
        }

        _facts.Add(new Fact(group, 0, minorUnits, FactOutcome.Won, (int)figure));
    }
}
