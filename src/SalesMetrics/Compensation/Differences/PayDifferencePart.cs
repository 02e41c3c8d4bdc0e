using SalesMetrics.Explanations;
using SalesMetrics.Quotas;

namespace SalesMetrics.Compensation.Differences;

/// <summary>What one cause contributes to the difference of one line.</summary>
public sealed class PayDifferencePart : IExplainable
{
    internal PayDifferencePart(PayDifferenceCause cause, Money amount, string what, ImmutableArray<CreditChange> credits)
    {
        Cause = cause;
        Amount = amount;
        What = what;
        Credits = credits;
    }

    /// <summary>The cause.</summary>
    public PayDifferenceCause Cause { get; }

    /// <summary>The contribution, in whole minor units; above zero when it raises pay; never zero.</summary>
    public Money Amount { get; }

    /// <summary>What changed, from what to what, in words.</summary>
    public string What { get; }

    /// <summary>
    /// For <see cref="PayDifferenceCause.Credit"/>, and for awards by deals, the credits that differ, each with the change in credited amount; empty
    /// otherwise.
    /// </summary>
    public ImmutableArray<CreditChange> Credits { get; }

    /// <inheritdoc />
    public Explanation Explain() => new(Words, Amount, Credits.Select(credit => credit.Explain())) { Rule = What };

    private string Words => Cause switch
    {
        PayDifferenceCause.Credit => "Credit",
        PayDifferenceCause.Quota => "Quota",
        PayDifferenceCause.Rate => "Rate or curve",
        PayDifferenceCause.Condition => "Conditions",
        PayDifferenceCause.Weight => "Weight",
        PayDifferenceCause.TargetIncentive => "Target incentive",
        PayDifferenceCause.Appeared => "Appeared",
        PayDifferenceCause.Disappeared => "Disappeared",
        PayDifferenceCause.Award => "Award",
        _ => "Rounding",
    };
}
