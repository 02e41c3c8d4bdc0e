using SalesMetrics.Organization;

namespace SalesMetrics.Compensation.Differences;

/// <summary>One payout with what it was paid on.</summary>
internal sealed class PaySide
{
    private readonly PlanAttainments _attainments;
    private readonly HashSet<(UnitKind Scope, string MeasureId)> _asked;

    public PaySide(Payout payout, PlanAttainments attainments)
    {
        Payout = payout;
        _attainments = attainments;
        _asked = [.. PlanNeeds.Of(payout.Plan)];
    }

    public Payout Payout { get; }

    public Plan Plan => Payout.Plan;

    /// <summary>What the payout was paid on, or could have been; null when its plan never asked and nothing is known.</summary>
    public PlanFigure? Find(UnitKind scope, string measureId)
    {
        var figure = PlanFigure.Find(_attainments, Payout.Assignment, scope, measureId, Payout.Period.Interval);
        var isKnown = figure.Attainment is not null || figure.Stated is not null || figure.Unit.Id.Length == 0;
        return isKnown || _asked.Contains((scope, measureId)) ? figure : null;
    }
}
