using SalesMetrics.Explanations;
using SalesMetrics.Organization;

namespace SalesMetrics.Quotas;

/// <summary>A goal passed down from the top to teams and people. At every level the parts add up to what was to be passed on, exactly.</summary>
public sealed class Cascade : IExplainable
{
    internal Cascade(CascadeLine top, Money rounding)
    {
        Top = top;
        Rounding = rounding;
    }

    /// <summary>The unit at the top with all below it.</summary>
    public CascadeLine Top { get; }

    /// <summary>What every amount is a whole multiple of.</summary>
    public Money Rounding { get; }

    /// <summary>Every unit's line, each before those below it.</summary>
    public IEnumerable<CascadeLine> Lines => Top.DescendantsAndSelf();

    /// <summary>Gets what a unit got; the sum when several units passed something down to it, zero when none did.</summary>
    public Money Of(SalesUnit unit) => Money.Sum(Lines.Where(line => line.Unit == unit).Select(line => line.Amount), Top.Amount.Currency);

    /// <summary>Makes a quota of each unit's goal.</summary>
    /// <param name="interval">The days the goals are for.</param>
    /// <param name="measureId">The measure they are in.</param>
    /// <returns>One quota a unit, by unit.</returns>
    public ImmutableArray<Quota> ToQuotas(DateInterval interval, string measureId)
    {
        ArgumentNullException.ThrowIfNull(interval);
        ArgumentException.ThrowIfNullOrWhiteSpace(measureId);
        return
        [
            .. Lines
                .GroupBy(line => line.Unit)
                .OrderBy(unit => unit.Key)
                .Select(unit => new Quota
                {
                    Unit = unit.Key,
                    Interval = interval,
                    Amount = Money.Sum(unit.Select(line => line.Amount), Top.Amount.Currency),
                    MeasureId = measureId,
                }),
        ];
    }

    /// <inheritdoc />
    public Explanation Explain() => Top.Explain();
}
