using SalesMetrics.Explanations;
using SalesMetrics.Organization;

namespace SalesMetrics.Compensation;

/// <summary>How the people of one unit share a pool.</summary>
public sealed class PoolPay : IExplainable
{
    internal PoolPay(PlanClause.Pool pool, SalesUnit unit, Ratio? attainment, ImmutableArray<PoolShare> shares)
    {
        Pool = pool;
        Unit = unit;
        Attainment = attainment;
        Shares = shares;
    }

    /// <summary>The pool.</summary>
    public PlanClause.Pool Pool { get; }

    /// <summary>The unit whose people share it.</summary>
    public SalesUnit Unit { get; }

    /// <summary>The unit's attainment; null when it is undefined.</summary>
    public Ratio? Attainment { get; }

    /// <summary>Whether the pool is open: its bound is zero, or reached.</summary>
    public bool IsOpen => PoolCalculator.IsOpen(Pool, Attainment);

    /// <summary>The shares, by payee id ordinally. They add up to the pool exactly; empty when it is closed or nobody has a weight.</summary>
    public ImmutableArray<PoolShare> Shares { get; }

    /// <summary>What is paid in all: the pool, or zero.</summary>
    public Money Total => Money.Sum(Shares.Select(share => share.Amount), Pool.Amount.Currency);

    /// <summary>One award for each share above zero.</summary>
    public ImmutableArray<Award> Awards => [.. Shares.Where(share => share.Amount.Amount != 0m).Select(share => new Award(
        share.Member.PayeeId,
        Pool.Id,
        share.Amount,
        new Explanation(Pool.Name, share.Amount, new Explanation("Pool", Pool.Amount), new Explanation("Weight", share.Member.Weight.ToString())) { Rule = Rule, SourceId = Pool.Id }))];

    /// <inheritdoc />
    public Explanation Explain() => new(
        Invariant($"{Pool.Name} of {Unit}"), Total, Shares.Select(share => new Explanation(share.Member.PayeeId, share.Amount) { Rule = Invariant($"weight {share.Member.Weight}") }))
    {
        Rule = IsOpen ? Rule : Invariant($"closed below {new ExplainedValue.OfRatio(Pool.From)}"),
        SourceId = Pool.Id,
    };

    private string Rule => Invariant($"shared among {Shares.Length} by {Pool.Sharing}, cents left over to the largest fractions");
}
