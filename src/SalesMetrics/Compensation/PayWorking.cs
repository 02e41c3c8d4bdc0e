using SalesMetrics.Explanations;

namespace SalesMetrics.Compensation;

/// <summary>How the lines of one payee and period in pay columns come about, by the object calculators.</summary>
public sealed class PayWorking : IExplainable
{
    internal PayWorking(ImmutableArray<ComponentPay> earned, ImmutableArray<ComponentPay> before)
    {
        Earned = earned;
        Before = before;
    }

    /// <summary>What each component pays for the period, or has earned to date, in the plan's order.</summary>
    public ImmutableArray<ComponentPay> Earned { get; }

    /// <summary>What each had earned to date a period earlier; empty in the first period and when periods are paid by themselves.</summary>
    public ImmutableArray<ComponentPay> Before { get; }

    /// <summary>The lines: what is earned less what was earned before, in the plan's order.</summary>
    public ImmutableArray<Money> Amounts =>
        Before.IsEmpty ? [.. Earned.Select(pay => pay.Amount)] : [.. Earned.Zip(Before, (now, then) => now.Amount - then.Amount)];

    /// <summary>The sum of the lines.</summary>
    public Money Total => Money.Sum(Amounts, Earned[0].Amount.Currency);

    /// <inheritdoc />
    public Explanation Explain() =>
        new("Pay for the period", Total, Before.IsEmpty ? Earned.Select(pay => pay.Explain()) : Amounts.Select(TrueUp))
        {
            Rule = "sum of the components",
        };

    private Explanation TrueUp(Money amount, int component) =>
        new(Earned[component].Component.Name, amount, Earned[component].Explain(), Before[component].Explain())
        {
            Rule = "earned to date less earned to date a period earlier",
            SourceId = Earned[component].Component.Id,
        };
}
