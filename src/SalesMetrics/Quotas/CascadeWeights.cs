using SalesMetrics.Crediting;
using SalesMetrics.Measures;
using SalesMetrics.Organization;
using SalesMetrics.Pipeline;

namespace SalesMetrics.Quotas;

/// <summary>Weights of people for a cascade.</summary>
public static class CascadeWeights
{
    /// <summary>Weighs people by what they were credited with.</summary>
    /// <param name="credits">What was credited.</param>
    /// <param name="measure">What counts.</param>
    /// <param name="window">The days that count, both ends inclusive.</param>
    /// <returns>
    /// The credited amount of each payee who has any; zero for who took more back than was sold. New people have no history and so no weight:
    /// give them a floor, or weigh by headcount.
    /// </returns>
    public static ImmutableDictionary<string, Ratio> ByHistory(CreditBook credits, Measure measure, DateInterval window) =>
        MeasurementCalculator.Calculate(credits, measure, UnitKind.Payee, [window]).All.ToImmutableDictionary(
            one => one.Unit.Id, one => Ratio.FromDecimal(Math.Max(one.Amount.Amount, 0m)), StringComparer.Ordinal);

    /// <summary>Weighs people by potential, taken as the value of their open deals.</summary>
    /// <param name="deals">All deals.</param>
    /// <param name="organization">Who was where.</param>
    /// <param name="asOf">The day whose open deals count.</param>
    /// <param name="dueBy">The last day on which a deal that counts is expected to close, such as the end of the period of the goal.</param>
    /// <param name="currency">The currency that counts; deals in others do not.</param>
    /// <param name="options">Which deals count, and at which value; by default those with an expected amount and date.</param>
    /// <returns>The open value of each seller who has any, split deals by share. Other estimates of potential are the caller's to state.</returns>
    public static ImmutableDictionary<string, Ratio> ByPotential(
        ImmutableArray<Deal> deals,
        SalesOrganization organization,
        LocalDate asOf,
        LocalDate dueBy,
        Currency currency,
        PipelineCoverageOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(organization);
        if (deals.IsDefault || deals.Contains(null!))
        {
            throw new ArgumentException("The deals, or one of them, are not there.", nameof(deals));
        }

        return new PipelineReader(deals, organization, options ?? new PipelineCoverageOptions())
            .Open(SalesUnit.Company, asOf, dueBy, currency).Lines
            .GroupBy(line => line.PayeeId, StringComparer.Ordinal)
            .ToImmutableDictionary(
                seller => seller.Key,
                seller => Ratio.FromDecimal(Math.Max(Money.Sum(seller.Select(line => line.Amount), currency).Amount, 0m)),
                StringComparer.Ordinal);
    }

    /// <summary>Weighs everybody who is there on a day the same, or by the share of a full quota that the ramp asks of them.</summary>
    /// <param name="organization">Who was where.</param>
    /// <param name="date">The day.</param>
    /// <param name="ramp">The ramp, counted from the first day of the current employment; null when everybody counts fully.</param>
    public static ImmutableDictionary<string, Ratio> ByHeadcount(SalesOrganization organization, LocalDate date, RampSchedule? ramp = null)
    {
        ArgumentNullException.ThrowIfNull(organization);
        var weights = ImmutableDictionary.CreateBuilder<string, Ratio>(StringComparer.Ordinal);
        foreach (var payeeId in organization.PayeeIds)
        {
            foreach (var employment in Employment.Of(payeeId, organization).Where(employment => employment.Covers(date)))
            {
                weights.Add(payeeId, ramp?.On(employment.From, date) ?? Ratio.One);
            }
        }

        return weights.ToImmutable();
    }
}
