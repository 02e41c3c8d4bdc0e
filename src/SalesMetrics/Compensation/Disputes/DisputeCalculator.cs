using SalesMetrics.Compensation.Differences;
using SalesMetrics.Crediting;
using SalesMetrics.Measures;
using SalesMetrics.Organization;
using SalesMetrics.Quotas;

namespace SalesMetrics.Compensation.Disputes;

/// <summary>Answers "where is my deal?": which credit, through which unit, by which rule, with what effect; or why it does not count.</summary>
public static class DisputeCalculator
{
    private static readonly (DisputeReason? Reason, string Words) NotOnCredits =
        (DisputeReason.NotOnCredits, "the line is paid on a stated value or on another component, not on credits");

    /// <summary>Looks a transaction up in a payee's pay.</summary>
    /// <param name="facts">What the period was paid on.</param>
    /// <param name="payeeId">Who asks; not empty.</param>
    /// <param name="transactionId">The entry; not empty. A correction is an entry of its own, with a contribution of its own.</param>
    /// <exception cref="ArgumentException">An id is empty, or the facts do not fit together.</exception>
    public static DisputeAnswer Calculate(DisputeFacts facts, string payeeId, string transactionId)
    {
        ArgumentNullException.ThrowIfNull(facts);
        ArgumentException.ThrowIfNullOrWhiteSpace(payeeId);
        ArgumentException.ThrowIfNullOrWhiteSpace(transactionId);
        bool IsAsked(Credit credit) => string.Equals(credit.TransactionId, transactionId, StringComparison.Ordinal);

        ImmutableArray<Credit> credits = [.. facts.Credits.Credits.Where(IsAsked)];
        var paid = facts.Pay().Value;
        var payout = paid.Run.Find(payeeId);
        var without = credits.IsEmpty ? paid : facts.Pay(new CreditBook(facts.Credits.Currency, [.. facts.Credits.Credits.Where(credit => !IsAsked(credit))])).Value;
        return new DisputeAnswer(facts, payeeId, transactionId, payout, credits)
        {
            Lines = payout is null || credits.IsEmpty ? [] : [.. Lines(facts, payout, credits)],
            Issues = [.. facts.Issues.Where(issue => string.Equals(issue.Source, transactionId, StringComparison.Ordinal))],
            Difference = payout is null ? null : PayDifferenceCalculator.WhyDifferent(without, paid, payeeId),
        };
    }

    private static IEnumerable<DisputeLine> Lines(DisputeFacts facts, Payout payout, ImmutableArray<Credit> credits)
    {
        foreach (var line in payout.Components)
        {
            yield return Line(
                facts, payout.PayeeId, credits, (LedgerLinePart.Component, line.Component.Id, line.Component.Name), line.Unit, line.Component.MeasureId, line.Pay.Basis.Explain().Rule, line.Attainment);
        }

        foreach (var line in payout.Clauses)
        {
            var need = PlanClauses.Needs(line.Clause).FirstOrDefault();
            var found = Line(
                facts,
                payout.PayeeId,
                credits,
                (LedgerLinePart.Clause, line.Clause.Id, line.Clause.Name),
                line.Unit,
                need.MeasureId ?? "",
                line.Explain().Lines[0].Rule,
                line.Attainment);
            yield return found.Counts && line.Clause is PlanClause.ProductRates rates && found.Credits.All(credit => rates.Card.Find(credit.ProductId) is null)
                ? Not(found, DisputeReason.NoProductRate, Invariant($"the rate card has no rate for '{found.Credits[0].ProductId}'"))
                : found;
        }

        foreach (var spif in payout.Plan.Clauses.OfType<PlanClause.Spif>())
        {
            yield return Spif(facts, payout, spif, credits);
        }
    }

    private static DisputeLine Line(
        DisputeFacts facts,
        string payeeId,
        ImmutableArray<Credit> credits,
        (LedgerLinePart Part, string Id, string Name) line,
        SalesUnit unit,
        string measureId,
        string rule,
        Attainment? attainment)
    {
        ImmutableArray<Credit> counted = [.. (attainment?.Measurement.Credits ?? []).Where(credit => IsSame(credit, credits))];
        var (reason, words) = counted.IsEmpty ? WhyNot(facts, payeeId, credits, unit, measureId, attainment) : ((DisputeReason?)null, "");
        return new DisputeLine(line.Part, line.Id, line.Name, unit, rule, counted, reason, words);
    }

    private static (DisputeReason? Reason, string Words) WhyNot(
        DisputeFacts facts, string payeeId, ImmutableArray<Credit> credits, SalesUnit unit, string measureId, Attainment? attainment)
    {
        // A clause that reads a component counts nobody's credits, so whose they are is not the reason.
        if (measureId.Length == 0)
        {
            return NotOnCredits;
        }

        var own = credits.Where(credit => credit.CountsFor(unit)).ToList();
        if (unit.Id.Length == 0 || own.Count == 0)
        {
            return unit.Kind != UnitKind.Payee && IsOnTopFor(payeeId, credits)
                ? (DisputeReason.Overlay, Invariant($"it is credited to {payeeId} on top of the sale, which counts for the person alone"))
                : (DisputeReason.OtherUnit, Invariant($"it is credited to {Credited(credits)}, and the line counts {(unit.Id.Length == 0 ? "no unit" : unit)}"));
        }

        if (attainment is null)
        {
            return NotOnCredits;
        }

        if (own.Find(credit => attainment.Measurement.Measure.Includes(credit)) is not { } included)
        {
            return (DisputeReason.OtherMeasure, Invariant($"'{measureId}' is the {Definition(attainment.Measurement.Measure)}, and it is {What(own[0])}"));
        }

        return (DisputeReason.OtherPeriod, Invariant($"it counts on {included.Date:uuuu-MM-dd}{PeriodOf(facts, included.Date)}, and {facts.Period.Id} was paid"));
    }

    private static DisputeLine Spif(DisputeFacts facts, Payout payout, PlanClause.Spif spif, ImmutableArray<Credit> credits)
    {
        var deal = SpifCalculator.Calculate(spif, facts.Credits.Credits).Deals.FirstOrDefault(one => one.Credits.Any(credit => IsSame(credit, credits)));
        ImmutableArray<Credit> own = [.. (deal?.Credits ?? []).Where(credit => IsSame(credit, credits) && string.Equals(credit.PayeeId, payout.PayeeId, StringComparison.Ordinal))];
        var (reason, words) = deal switch
        {
            null when credits.All(credit => !spif.Window.Contains(credit.Date)) =>
                (DisputeReason.OtherPeriod, Invariant($"deals count from {spif.Window.Start:uuuu-MM-dd} to {spif.Window.End:uuuu-MM-dd}, and it is dated {credits[0].Date:uuuu-MM-dd}")),
            null => (DisputeReason.OtherMeasure, "the program counts sellers' credits of sales of its product that come to more than zero"),
            { IsPaid: false } => (DisputeReason.OverBudget, Invariant($"the budget of {spif.Budget} was spent on deals booked before {deal.BookedOn:uuuu-MM-dd} or earlier that day")),
            _ when own.IsEmpty => (DisputeReason.OtherUnit, Invariant($"it is credited to {Credited(credits)}")),
            _ when !payout.Period.Interval.Contains(deal.BookedOn) => (DisputeReason.OtherPeriod, Invariant($"the deal was booked on {deal.BookedOn:uuuu-MM-dd} and is paid in that period")),
            _ => ((DisputeReason?)null, ""),
        };
        return new DisputeLine(
            LedgerLinePart.Award,
            spif.Id,
            spif.Name,
            SalesUnit.Payee(payout.PayeeId),
            Invariant($"{spif.PerDeal} a deal, in order of booking, until {spif.Budget} are spent"),
            reason is null ? own : [],
            reason,
            words);
    }

    private static bool IsOnTopFor(string payeeId, ImmutableArray<Credit> credits)
    {
        var own = credits.Where(credit => string.Equals(credit.PayeeId, payeeId, StringComparison.Ordinal)).ToList();
        return own.Count > 0 && own.TrueForAll(credit => credit.Kind is CreditKind.Overlay or CreditKind.Override);
    }

    private static bool IsSame(Credit credit, ImmutableArray<Credit> credits) => string.Equals(credit.TransactionId, credits[0].TransactionId, StringComparison.Ordinal);

    private static DisputeLine Not(DisputeLine line, DisputeReason reason, string words) =>
        new(line.Part, line.Id, line.Name, line.Unit, line.Rule, [], reason, words);

    private static string Credited(ImmutableArray<Credit> credits) => string.Join(", ", credits.Select(credit => credit.Kind switch
    {
        CreditKind.House => "the house",
        CreditKind.Overlay => credit.PayeeId + " (overlay)",
        CreditKind.Override => credit.PayeeId + " (override)",
        _ => credit.PayeeId,
    }));

    private static string Definition(Measure measure) => measure.Definition.Split(", by", StringSplitOptions.None)[0];

    private static string What(Credit credit) =>
        credit.Category.Length > 0 ? Invariant($"of category '{credit.Category}'") : credit.ProductId.Length > 0 ? Invariant($"a sale of '{credit.ProductId}'") : "a sale without product";

    private static string PeriodOf(DisputeFacts facts, LocalDate date) =>
        facts.Calendar.TryGetPeriodOn(date, facts.Period.Grain, out var period) ? Invariant($" ({period.Id})") : "";
}
