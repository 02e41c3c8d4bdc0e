using SalesMetrics.Crediting;
using SalesMetrics.Measures;
using SalesMetrics.Organization;

namespace SalesMetrics.Quotas;

/// <summary>Lays out what people were credited with by month of tenure.</summary>
public static class TenureCalculator
{
    /// <summary>Observes every whole month of everybody's tenure.</summary>
    /// <param name="credits">What was credited.</param>
    /// <param name="organization">Who was where; tenure is counted from the first day of each employment, so a rehire begins again.</param>
    /// <param name="measure">What counts.</param>
    /// <param name="observed">
    /// The days on which credits are known, both ends inclusive. A month of tenure that does not lie in them whole is not observed, nor one cut
    /// short by leaving. Who was hired before them is observed in later months only.
    /// </param>
    /// <returns>The observations, by payee, then employment, then month; a month without credits is observed as zero.</returns>
    public static ImmutableArray<TenureObservation> Calculate(
        CreditBook credits, SalesOrganization organization, Measure measure, DateInterval observed)
    {
        ArgumentNullException.ThrowIfNull(credits);
        ArgumentNullException.ThrowIfNull(organization);
        ArgumentNullException.ThrowIfNull(measure);
        ArgumentNullException.ThrowIfNull(observed);
        var byPayee = credits.Credits.Where(measure.Includes).ToLookup(credit => credit.PayeeId, StringComparer.Ordinal);
        var observations = ImmutableArray.CreateBuilder<TenureObservation>();
        foreach (var payeeId in organization.PayeeIds)
        {
            foreach (var employment in Employment.Of(payeeId, organization))
            {
                var last = LocalDate.Min(employment.To ?? observed.End, observed.End);
                for (var month = 1; employment.From.PlusMonths(month).PlusDays(-1) <= last; month++)
                {
                    var (start, end) = (employment.From.PlusMonths(month - 1), employment.From.PlusMonths(month).PlusDays(-1));
                    if (start >= observed.Start)
                    {
                        var credited = byPayee[payeeId].Where(credit => start <= credit.Date && credit.Date <= end).Select(credit => credit.Amount);
                        observations.Add(new TenureObservation(payeeId, month, Money.Sum(credited, credits.Currency)));
                    }
                }
            }
        }

        return observations.ToImmutable();
    }
}
