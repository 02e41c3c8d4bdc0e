using SalesMetrics.Crediting;
using SalesMetrics.Transactions;

namespace SalesMetrics.Compensation.Modelling;

/// <summary>Answers "what will I earn if I close this deal?".</summary>
public static class EarningsEstimateCalculator
{
    /// <summary>Pays with and without each deal.</summary>
    /// <param name="terms">The plan and its target incentives.</param>
    /// <param name="facts">What is credited already, over the periods that the deals may close in.</param>
    /// <param name="payeeId">Who asks; assigned on some day of the facts.</param>
    /// <param name="ifClosed">
    /// The sales as they would be booked, with the day, amount and split supposed (<see cref="BookingCalculator"/> makes them of deals); at least
    /// one, each under an id that is not credited yet, dated within the facts' window. Other people's deals count too where they move a team.
    /// </param>
    /// <param name="rates">Rates for deals in other currencies, at the supposed day; none by default.</param>
    /// <returns>
    /// The estimate, and the issues of crediting the deals: one that cannot be credited, as without a rate, is worth nothing and listed.
    /// </returns>
    /// <exception cref="ArgumentException">The payee is not paid, a deal is a correction, has no seller, is booked or listed twice or falls outside the window.</exception>
    public static Checked<EarningsEstimate> Calculate(
        PlanTerms terms, PlanFacts facts, string payeeId, IEnumerable<Transaction> ifClosed, ExchangeRates? rates = null)
    {
        ArgumentNullException.ThrowIfNull(terms);
        ArgumentNullException.ThrowIfNull(facts);
        ArgumentException.ThrowIfNullOrWhiteSpace(payeeId);
        ArgumentNullException.ThrowIfNull(ifClosed);
        ImmutableArray<Transaction> deals = [.. ifClosed];
        Require(facts, payeeId, deals);
        var credited = deals
            .Select(deal => CreditCalculator.Calculate(TransactionJournal.Create(deal).Value, facts.Organization, facts.Credits.Currency, rates))
            .ToImmutableArray();
        var books = ImmutableArray.CreateRange(credited, book => book.Value.Credits);

        var (now, companyNow) = Pay(terms, facts, payeeId, []);
        var upTo = Enumerable.Range(1, books.Length).Select(count => Pay(terms, facts, payeeId, books[..count])).ToImmutableArray();
        var (all, companyAll) = upTo[^1];
        return new Checked<EarningsEstimate>(
            new EarningsEstimate(payeeId, now, all, companyAll - companyNow,
            [
                .. deals.Select((deal, i) => new EarningsEstimateLine(
                    deal.Id,
                    (i == 0 ? upTo[0] : Pay(terms, facts, payeeId, [books[i]])).Payee - now,
                    upTo[i].Payee - (i == 0 ? now : upTo[i - 1].Payee),
                    all - (i == books.Length - 1 ? (i == 0 ? now : upTo[i - 1].Payee) : Pay(terms, facts, payeeId, books.RemoveAt(i)).Payee))),
            ]),
            [.. credited.SelectMany(book => book.Issues)]);
    }

    private static void Require(PlanFacts facts, string payeeId, ImmutableArray<Transaction> ifClosed)
    {
        if (!facts.Organization.TryGetLastIn(facts.Window, payeeId, out _))
        {
            throw new ArgumentException(
                Invariant($"'{payeeId}' is assigned on no day from {facts.Window.Start:uuuu-MM-dd} to {facts.Window.End:uuuu-MM-dd}, so earns nothing by the plan."), nameof(payeeId));
        }

        if (ifClosed.IsEmpty)
        {
            throw new ArgumentException("At least one deal is needed.", nameof(ifClosed));
        }

        var ids = facts.Credits.Credits.Select(credit => credit.TransactionId).ToHashSet(StringComparer.Ordinal);
        foreach (var deal in ifClosed)
        {
            ArgumentNullException.ThrowIfNull(deal, nameof(ifClosed));
            if (!ids.Add(deal.Id))
            {
                throw new ArgumentException(Invariant($"'{deal.Id}' is booked already, or listed twice."), nameof(ifClosed));
            }

            if (deal.CorrectsId is not null || deal.Split is null)
            {
                throw new ArgumentException(Invariant($"'{deal.Id}' is no sale with a seller: state the split it would be booked with."), nameof(ifClosed));
            }

            if (!facts.Window.Contains(deal.Date))
            {
                throw new ArgumentException(
                    Invariant($"'{deal.Id}' would close on {deal.Date:uuuu-MM-dd}, outside of {facts.Window.Start:uuuu-MM-dd} to {facts.Window.End:uuuu-MM-dd}."), nameof(ifClosed));
            }
        }
    }

    private static (Money Payee, Money Company) Pay(PlanTerms terms, PlanFacts facts, string payeeId, ImmutableArray<ImmutableArray<Credit>> closed)
    {
        var known = facts.Credits;
        var supposed = closed.IsEmpty ? facts : facts.WithCredits(new CreditBook(known.Currency,
        [
            .. known.Credits.Concat(closed.SelectMany(credits => credits))
                .OrderBy(credit => credit.Date)
                .ThenBy(credit => credit.TransactionId, StringComparer.Ordinal),
        ]));
        var attainments = supposed.Attainments(terms.Plan);
        var (payee, company) = (Money.Zero(terms.Plan.Currency), Money.Zero(terms.Plan.Currency));
        foreach (var period in supposed.Periods(terms.Plan.Grain))
        {
            var run = supposed.Pay(terms, period, attainments).Value;
            company += run.Total;
            payee += run.Find(payeeId)?.Total ?? Money.Zero(terms.Plan.Currency);
        }

        return (payee, company);
    }
}
