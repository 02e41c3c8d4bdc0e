using System.CommandLine;
using SalesMetrics.Cli.Input;
using SalesMetrics.Cli.Output;

namespace SalesMetrics.Cli.Commands;

/// <summary><c>report</c>: everything at a glance, each part as its own command would give it.</summary>
internal static class ReportCommand
{
    public static Command Create(Terminal terminal)
    {
        var command = new Command("report", "Shows overview, ranking, team attainment, pay with one payout explained, and a forecast.");
        return CommandRunner.ForCompany(command, terminal, (company, _) => Answer(company));
    }

    private static Answer Answer(Company company)
    {
        var ranking = new ReportRanking(company);
        var pay = ReportPay.Of(company);
        var forecast = ReportForecast.Of(company);
        return new Answer
        {
            Command = "report",
            Facts = Question.Of(company),
            Sheets =
            [
                ReportOverview.Of(company),
                .. ranking.Sheets,
                ReportAttainment.Of(company),
                .. pay.Sheets,
                forecast.Sheet,
            ],
            Texts = [ranking.Verdict, .. pay.Texts, forecast.Text],
            Issues = [.. company.Issues, .. pay.Issues],
        };
    }
}
