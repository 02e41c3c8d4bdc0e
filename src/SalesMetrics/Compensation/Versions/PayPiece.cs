using SalesMetrics.Explanations;
using SalesMetrics.Organization;

namespace SalesMetrics.Compensation.Versions;

/// <summary>Some days of a period on which one version of one plan, one role and one target incentive held for a payee, or none did.</summary>
public sealed class PayPiece : IExplainable
{
    internal PayPiece(DateInterval days, PeriodShare share, Assignment? role, PlanVersion? version, Money targetIncentive)
    {
        Days = days;
        Share = share;
        Role = role;
        Version = version;
        TargetIncentive = targetIncentive;
    }

    /// <summary>The days, both ends inclusive.</summary>
    public DateInterval Days { get; }

    /// <summary>What share of the period they are; those of a period's pieces add up to 1.</summary>
    public PeriodShare Share { get; }

    /// <summary>What the payee was assigned to, of several in the piece the last; null on days without an assignment.</summary>
    public Assignment? Role { get; }

    /// <summary>The version that held; null without one, and on days without an assignment.</summary>
    public PlanVersion? Version { get; }

    /// <summary>The target incentive of a whole period by that version; zero without one.</summary>
    public Money TargetIncentive { get; }

    /// <summary>The target incentive of these days, exactly, in major units: what pay is calculated from.</summary>
    public Ratio ExactTargetIncentive => Ratio.FromDecimal(TargetIncentive.Amount) * Share.Share;

    /// <summary>The target incentive of these days rounded to the minor unit, for showing.</summary>
    public Money ProratedTargetIncentive => Share.Of(TargetIncentive);

    /// <inheritdoc />
    public Explanation Explain() => new(
        Invariant($"{Days.Start:uuuu-MM-dd} to {Days.End:uuuu-MM-dd}: {(Role is null ? "not assigned" : Version?.ToString() ?? "no plan")}"),
        ProratedTargetIncentive)
    {
        Rule = Invariant($"target incentive of {TargetIncentive} x {Share.Share.Numerator}/{Share.Share.Denominator}, {Share.Rule}"),
    };
}
