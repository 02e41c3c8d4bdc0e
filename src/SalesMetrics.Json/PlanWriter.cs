using SalesMetrics.Compensation;
using SalesMetrics.Compensation.Settlements;
using SalesMetrics.Compensation.Versions;

namespace SalesMetrics.Json;

/// <summary>From the model to the form of a plan file, in the one way it is written.</summary>
internal static class PlanWriter
{
    public static PlanForm Write(PlanFile file) => new()
    {
        SchemaVersion = ExactNumber.Of(PlanJson.SchemaVersion),
        Id = file.Plan.Id,
        Name = file.Plan.Name,
        Currency = file.Plan.Currency.Code,
        PayPeriod = Words.Write(Words.Grains, file.Plan.Grain),
        TargetIncentive = new PlanForm.TargetForm
        {
            Default = ExactNumber.Of(file.TargetIncentives.Default.Amount),
            Exceptions =
            [
                .. file.TargetIncentives.Exceptions.Select(one => new PlanForm.ExceptionForm
                {
                    PayeeId = one.PayeeId,
                    From = one.From is { } from ? Invariant($"{from:uuuu-MM-dd}") : null,
                    Amount = ExactNumber.Of(one.Amount.Amount),
                }),
            ],
        },
        Components =
        [
            .. file.Plan.Components.Select(component => new PlanForm.ComponentForm
            {
                Id = component.Id,
                Name = component.Name,
                WeightPercent = ExactNumber.Of(component.Weight),
                Scope = Words.Write(Words.Scopes, component.Scope),
                MeasureId = component.MeasureId,
                WhenUndefined = Words.Write(Words.Policies, component.WhenUndefined),
                Curve = Curve(component.Curve),
            }),
        ],
        Clauses = file.Plan.Clauses.IsEmpty ? null : [.. file.Plan.Clauses.Select(ClauseWriter.Write)],
        CapPlace = file.Plan.CapPlace == CapPlace.Last ? null : Words.Write(Words.CapPlaces, file.Plan.CapPlace),
        Version = file.Version is { } version ? Version(version) : null,
        Assignments = file.Assignments.IsEmpty ? null : [.. file.Assignments.Select(Assignment)],
        PayCurrency = file.PayCurrency is { } terms ? PayCurrency(terms) : null,
        CreditRules = file.CreditRules.Rules.IsEmpty ? null : [.. file.CreditRules.Rules.Select(CreditRuleWriter.Write)],
    };

    private static PlanForm.VersionForm Version(PlanVersion version) => new()
    {
        Id = version.Id,
        From = Date(version.From),
        Change = version.Change.Text,
        Author = version.Change.Author.Length == 0 ? null : version.Change.Author,
        OnTargetEarnings = version.OnTargetEarnings is { } earnings
            ? new() { BasePay = ExactNumber.Of(earnings.BasePay.Amount), YearlyTargetIncentive = ExactNumber.Of(earnings.TargetIncentive.Amount) }
            : null,
    };

    private static PlanForm.AssignmentForm Assignment(PlanAssignment assignment) => new()
    {
        PayeeId = (assignment.Holder as PlanHolder.OfPayee)?.PayeeId,
        Role = (assignment.Holder as PlanHolder.OfRole)?.Role,
        From = Date(assignment.From),
        To = assignment.To is { } to ? Date(to) : null,
    };

    private static PlanForm.PayCurrencyForm PayCurrency(PayCurrencyTerms terms) => new()
    {
        Currency = terms.Currency.Code,
        PayDayLagDays = ExactNumber.Of(terms.PayDayLagDays),
        CreditRates = Words.Write(Words.CreditRates, terms.CreditRates),
        Rounding = Words.Write(Words.Roundings, terms.Rounding),
    };

    private static string Date(LocalDate date) => Invariant($"{date:uuuu-MM-dd}");

    public static PlanForm.CurveForm Curve(PayCurve curve) => new()
    {
        Segments =
        [
            .. curve.Segments.Select((segment, i) => new PlanForm.SegmentForm
            {
                FromPercent = ExactNumber.Of(segment.From),
                PayPercent = ExactNumber.Of(segment.Pay),
                Slope = LeadsToNext(curve, i) ? new RawNumber("toNext", IsText: true) : ExactNumber.Of(segment.Slope, scale: 1),
            }),
        ],
        CapPercent = curve.Cap is { } cap ? ExactNumber.Of(cap) : null,
        FallingPay = curve.Falls ? Words.Write(Words.Fallings, FallingPay.Allowed) : null,
    };

    // A sloped segment that ends where the next starts is written as the line it is, which needs no fraction.
    private static bool LeadsToNext(PayCurve curve, int i) =>
        i + 1 < curve.Segments.Length
        && curve.Segments[i].Slope.Sign != 0
        && curve.Segments[i].PayAt(curve.Segments[i + 1].From) == curve.Segments[i + 1].Pay;
}
