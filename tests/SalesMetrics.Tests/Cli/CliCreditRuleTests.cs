using System.Globalization;
using System.Text.RegularExpressions;
using SalesMetrics.Crediting;
using SalesMetrics.Json;

namespace SalesMetrics.Tests.Cli;

/// <summary>What the credit rules of a plan file change for the sample company.</summary>
public class CliCreditRuleTests
{
    [Fact]
    public void Credit_goes_to_whom_the_rule_names_and_the_total_of_the_company_stays()
    {
        var before = Attainment();
        var (giver, taker) = (before[0], before[1]);

        var after = Attainment(new CreditRule.Reassigns { Id = "moved", PayeeId = taker.Id, Condition = new CreditCondition { PayeeIds = [giver.Id] } }, new CreditRule.Counts { Id = "rest" });

        Assert.Equal(0m, after.Single(rep => rep.Id == giver.Id).Credited);
        Assert.Equal(giver.Credited + taker.Credited, after.Single(rep => rep.Id == taker.Id).Credited);
        Assert.Equal(before.Sum(rep => rep.Credited), after.Sum(rep => rep.Credited));
        Assert.True(giver.Credited > 0m && taker.Credited > 0m);
    }

    [Fact]
    public void Pay_follows_the_rules_and_what_no_rule_holds_for_is_an_issue()
    {
        var own = Pay();
        var none = Pay(new CreditRule.Excludes { Id = "all" });
        Assert.True(own.Rows.Sum(row => Number(row[5])) > 0m);
        Assert.Equal(0m, none.Rows.Sum(row => Number(row[5])));

        var unheld = Pay(new CreditRule.Counts { Id = "nobody", Condition = new CreditCondition { PayeeIds = ["Nobody"] } });
        Assert.Contains("no-credit-rule", unheld.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Explain_pays_each_plan_by_its_own_rules_and_says_which_rule_excluded_a_sale()
    {
        var detailed = CliRun.Of("pay", "--detail", "--format", "csv");
        var (payee, sale) = (Array.IndexOf(detailed.Lines[0].Split(','), "payee"), Array.IndexOf(detailed.Lines[0].Split(','), "transaction"));
        var row = detailed.Rows.First(one => one[sale].Length > 0 && one[^2] == one[payee]);
        var all = new CreditRule.Excludes { Id = "nothing counts" };

        var against = Run(["explain", "--payee", row[payee], "--against-plan"], all);
        var bare = CliRun.Of("explain", "--payee", row[payee]);
        Assert.Equal((0, 0), (against.ExitCode, bare.ExitCode));
        Assert.Equal(Amount(bare.Lines[0]), Amount(against.Lines[0]));
        Assert.True(Amount(bare.Lines[0]) > 0m);

        var excluded = Run(["explain", "--payee", row[payee], "--transaction", row[sale], "--plan"], all);
        Assert.Contains("nothing counts", excluded.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("nothing counts", CliRun.Of("explain", "--payee", row[payee], "--transaction", row[sale]).Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Rules_that_the_command_cannot_apply_are_refused()
    {
        var timing = Run(["pay", "--plan"], new CreditRule.Timing { Id = "late", Schedule = CreditSchedule.Create(("cash", Ratio.One)) });
        Assert.Equal(2, timing.ExitCode);
        Assert.Contains("'late' waits for events such as an invoice", timing.Error, StringComparison.Ordinal);

        var booking = Run(["pay", "--plan"], new CreditRule.Timing { Id = "now", Schedule = CreditSchedule.Create((CreditSchedule.Booking, Ratio.One)) });
        Assert.Equal(0, booking.ExitCode);

        var simulated = Run(["plan", "simulate", "--companies", "1", "--plan"], new CreditRule.Counts { Id = "rest" });
        Assert.Equal(2, simulated.ExitCode);
        Assert.Contains("'plan simulate' does not apply", simulated.Error, StringComparison.Ordinal);

        var compared = Run(["plan", "compare", "--against", "BARE", "--plan"], new CreditRule.Excludes { Id = "all" });
        Assert.Equal(2, compared.ExitCode);
        Assert.Contains("credit sales by different rules", compared.Error, StringComparison.Ordinal);
    }

    private static List<(string Id, decimal Credited)> Attainment(params CreditRule[] rules)
    {
        var run = Run(["attainment", "--by", "rep", "--format", "csv", "--plan"], rules);
        var credited = Array.IndexOf(run.Lines[0].Split(','), "credited");
        return
        [
            .. run.Rows.GroupBy(row => row[0], StringComparer.Ordinal)
                .Select(rep => (Id: rep.Key, Credited: rep.Sum(row => Number(row[credited]))))
                .OrderByDescending(rep => rep.Credited)
                .ThenBy(rep => rep.Id, StringComparer.Ordinal),
        ];
    }

    private static CliRun Pay(params CreditRule[] rules) => Run(["pay", "--format", "csv", "--plan"], rules);

    // The sample plan with rules, in a file; BARE stands for the sample plan without any.
    private static CliRun Run(string[] arguments, params CreditRule[] rules)
    {
        var sample = PlanJson.Read(PlanJson.Quarterly7525);
        var (path, bare) = (Path.Combine(Path.GetTempPath(), Path.GetRandomFileName()), Path.Combine(Path.GetTempPath(), Path.GetRandomFileName()));
        File.WriteAllText(path, PlanJson.Write(new PlanFile(sample.Plan, sample.TargetIncentives) { CreditRules = CreditRules.Create(rules) }));
        File.WriteAllText(bare, PlanJson.Quarterly7525);
        try
        {
            return CliRun.Of([.. arguments.Select(argument => argument == "BARE" ? bare : argument), path]);
        }
        finally
        {
            File.Delete(path);
            File.Delete(bare);
        }
    }

    // The amount in the first line of an explanation, as in "Payout of Ada for FY2017-Q4: 1234.50 USD [Ada]".
    private static decimal Amount(string line) => Number(Regex.Match(line, ": (-?[0-9.]+) [A-Z]{3}").Groups[1].Value);

    private static decimal Number(string cell) => cell.Length == 0 ? 0m : decimal.Parse(cell, CultureInfo.InvariantCulture);
}
