using SalesMetrics.Calendars;
using SalesMetrics.Cli.Input;
using SalesMetrics.Compensation.Disputes;

namespace SalesMetrics.Cli.Commands;

/// <summary>A company's pay for the period asked about, with everything it is paid on.</summary>
internal static class CompanyPay
{
    public static DisputeFacts Facts(Company company)
    {
        PayCommand.RequireFit(company);
        return new DisputeFacts
        {
            Plan = company.Plan.Plan,
            Targets = company.Plan.TargetIncentives,
            Organization = company.Organization,
            Credits = company.Credits,
            Quotas = company.Quotas,
            Calendar = company.Calendar,
            Period = company.Period,
            Measures = [company.Measure],
            Issues = company.Issues,
        };
    }

    /// <summary>Refuses a name that the company does not know, before anybody reads "not paid" for a slip of the pen.</summary>
    public static string Known(Company company, string option, string payeeId) => company.Organization.Has(payeeId)
        ? payeeId
        : throw new UsageException(Invariant($"{option} {payeeId}: nobody of that id is in the organization; ids are compared letter for letter."));

    public static FiscalPeriod Period(Company company, string option, string id) => company.Calendar.TryParse(id.ToUpperInvariant(), out var period)
        ? period
        : throw new UsageException(Invariant($"{option} {id} is no fiscal period: write FY2017, FY2017-H2, FY2017-Q4, FY2017-M12 or FY2017-W05."));
}
