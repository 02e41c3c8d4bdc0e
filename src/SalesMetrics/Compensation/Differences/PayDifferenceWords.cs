using SalesMetrics.Crediting;
using SalesMetrics.Explanations;
using SalesMetrics.Quotas;

namespace SalesMetrics.Compensation.Differences;

/// <summary>What differs for one line of two payouts, in words and credits.</summary>
internal sealed class PayDifferenceWords
{
    private readonly PaySide _before;
    private readonly PaySide _after;
    private readonly string _lineId;
    private readonly ImmutableArray<(PlanFigure Was, PlanFigure IsNow, string MeasureId)> _figures;

    public PayDifferenceWords(PaySide before, PaySide after, string lineId)
    {
        _before = before;
        _after = after;
        _lineId = lineId;
        _figures =
        [
            .. PlanNeeds.Of(before.Plan, lineId).Concat(PlanNeeds.Of(after.Plan, lineId)).Distinct().Select(need =>
            {
                var (was, isNow) = (before.Find(need.Scope, need.MeasureId), after.Find(need.Scope, need.MeasureId));
                return (was ?? isNow ?? PlanFigure.Supposed(null), isNow ?? was ?? PlanFigure.Supposed(null), need.MeasureId);
            }),
        ];
    }

    public string Credited() => Listed(_figures
        .Where(figure => !string.Equals(Credited(figure.Was), Credited(figure.IsNow), StringComparison.Ordinal))
        .Select(figure => Invariant($"{figure.MeasureId} of {Units(figure.Was, figure.IsNow)} {Credited(figure.Was)} -> {Credited(figure.IsNow)}")));

    public string Quotas() => Listed(_figures
        .Where(figure => !string.Equals(Quota(figure.Was), Quota(figure.IsNow), StringComparison.Ordinal))
        .Select(figure => Invariant($"quota of {Units(figure.Was, figure.IsNow)} {Quota(figure.Was)} -> {Quota(figure.IsNow)}")));

    public string Rates()
    {
        if (_before.Plan.IndexOf(_lineId) is >= 0 and var was && _after.Plan.IndexOf(_lineId) is >= 0 and var isNow)
        {
            var (one, other) = (_before.Plan.Components[was], _after.Plan.Components[isNow]);
            return Listed(
            [
                .. one.Curve.Equals(other.Curve) ? [] : (string[])[Invariant($"curve {one.Curve} -> {other.Curve}")],
                .. one.Scope == other.Scope && string.Equals(one.MeasureId, other.MeasureId, StringComparison.Ordinal)
                    ? []
                    : (string[])[Invariant($"follows {one.MeasureId} of {one.Scope} -> {other.MeasureId} of {other.Scope}")],
                .. one.WhenUndefined == other.WhenUndefined ? [] : (string[])[Invariant($"undefined attainment: {one.WhenUndefined} -> {other.WhenUndefined}")],
            ]);
        }

        return Invariant($"{Paying(_before.Plan)} -> {Paying(_after.Plan)}");
    }

    public string Conditions() => Listed(
    [
        .. Scaling(_before.Plan).Where(clause => Same(_after.Plan, clause) is null).Select(clause => Invariant($"'{clause.Name}' is not there any more")),
        .. Scaling(_after.Plan).Where(clause => Same(_before.Plan, clause) is null).Select(clause => Invariant($"'{clause.Name}' is new")),
        .. Scaling(_after.Plan).Where(clause => Same(_before.Plan, clause) is { } was && !was.Equals(clause)).Select(clause => Invariant($"'{clause.Name}' changed")),
        .. _before.Plan.CapPlace == _after.Plan.CapPlace ? [] : (string[])[Invariant($"cap applied {_before.Plan.CapPlace} -> {_after.Plan.CapPlace}")],
    ]);

    public string Weights() => Invariant(
        $"{Percent(_before.Plan.Components[_before.Plan.IndexOf(_lineId)].Weight)} -> {Percent(_after.Plan.Components[_after.Plan.IndexOf(_lineId)].Weight)}");

    public string Targets() => Invariant($"{_before.Payout.TargetIncentive} -> {_after.Payout.TargetIncentive}");

    /// <summary>The credits that differ, each once, by day, transaction and payee.</summary>
    public ImmutableArray<CreditChange> Credits() =>
        CreditDifferences.Between(_figures.Select(figure => (CreditsOf(figure.Was), CreditsOf(figure.IsNow))));

    private static ImmutableArray<Credit> CreditsOf(PlanFigure figure) => figure.Attainment?.Measurement.Credits ?? [];

    private static string Credited(PlanFigure figure) => figure.Attainment is { } attainment ? attainment.Credited.ToString()
        : figure.Stated is { } stated ? Invariant($"{Percent(stated.Value)} stated")
        : "none";

    private static string Quota(PlanFigure figure) => figure.Attainment?.Quota is { } quota ? quota.ToString() : "none";

    private static string Units(PlanFigure was, PlanFigure isNow) =>
        was.Unit == isNow.Unit ? isNow.Unit.ToString() : Invariant($"{was.Unit} -> {isNow.Unit}");

    private static string Percent(Ratio ratio) => new ExplainedValue.OfRatio(ratio).ToString();

    private static string Listed(IEnumerable<string> words) => string.Join("; ", words);

    private static PlanClause? Same(Plan plan, PlanClause clause) =>
        plan.Clauses.FirstOrDefault(one => string.Equals(one.Id, clause.Id, StringComparison.Ordinal));

    private IEnumerable<PlanClause> Scaling(Plan plan) => plan.Clauses.Where(clause => string.Equals(clause.TargetId, _lineId, StringComparison.Ordinal));

    private string Paying(Plan plan) => plan.Clauses.First(clause => string.Equals(clause.Id, _lineId, StringComparison.Ordinal)) switch
    {
        PlanClause.Rates rates => rates.Table.ToString(),
        PlanClause.ProductRates rates => rates.Card.ToString(),
        PlanClause.Bonus bonus => Invariant($"{bonus.Amount} from {Percent(bonus.From)} of {bonus.Reading} on"),
        var clause => clause.Name,
    };
}
