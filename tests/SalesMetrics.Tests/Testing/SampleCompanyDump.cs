using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using SalesMetrics.Pipeline;
using SalesMetrics.Testing;
using SalesMetrics.Transactions;
using static System.FormattableString;

namespace SalesMetrics.Tests.Testing;

/// <summary>A company as lines of text in one fixed form, so that two companies can be compared to the last bit.</summary>
internal static class SampleCompanyDump
{
    public static string HashOf(SampleCompany company) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', Lines(company)))));

    public static IEnumerable<string> Lines(SampleCompany company) =>
    [
        Invariant($"{Day(company.FirstDay)} {Day(company.LastDay)} {company.Options.Currency}"),
        .. company.Season.Select(factor => Invariant($"season {factor:R}")),
        .. company.Products.Select(product => Invariant($"{product.Id} {product.ListPrice} {product.DealShare:R} {product.CycleFactor:R}")),
        .. company.Reps.Select(rep => Invariant($"{rep.Number} {rep.Id} {rep.Skill:R} {rep.Activity:R} {rep.WinRate:R}")),
        .. company.Organization.Assignments.Select(a =>
            Invariant($"{a.PayeeId} {Day(a.From)} {Day(a.To)} {a.Role}, {a.TeamId}, {a.ManagerId}, {a.TerritoryId}")),
        .. company.Deals.Select(Line),
        .. company.Transactions.Select(Line),
        .. company.Quotas.Select(quota => quota.ToString()),
        company.TargetIncentives.Default.ToString(),
        .. company.TargetIncentives.Exceptions.Select(one => Invariant($"{one.PayeeId} {Day(one.From)} {one.Amount}")),
    ];

    public static string Line(Deal deal)
    {
        var outcome = deal.Outcome switch
        {
            DealOutcome.Won won => Invariant($"won {Day(won.On)} {won.Amount}"),
            DealOutcome.Lost lost => Invariant($"lost {Day(lost.On)} {lost.Amount}"),
            _ => "open",
        };
        return Invariant($"{deal.Id} {deal.OwnerId} {Day(deal.OpenedOn)} {outcome}, {deal.Stage}, {deal.ProductId} at {deal.ListPrice}, {deal.AccountId}{Shares(deal.Split)}");
    }

    public static string Line(Transaction entry) =>
        Invariant($"{entry.Id} {Day(entry.Date)} {entry.Amount} of {entry.DealId} for {entry.ProductId} corrects {entry.CorrectsId}{Shares(entry.Split)}");

    private static string Shares(CreditSplit? split) =>
        split is null ? "" : string.Concat(split.Sellers.Select(seller => Invariant($", {seller.PayeeId} {seller.Share}")));

    private static string Day(LocalDate? date) => date is { } day ? day.ToString("uuuu-MM-dd", CultureInfo.InvariantCulture) : "-";
}
