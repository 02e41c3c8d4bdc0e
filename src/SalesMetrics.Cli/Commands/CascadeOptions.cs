using System.CommandLine;
using SalesMetrics.Cli.Input;
using SalesMetrics.Organization;
using SalesMetrics.Quotas;

namespace SalesMetrics.Cli.Commands;

/// <summary>What is passed down, and by which weights.</summary>
internal sealed class CascadeOptions
{
    private readonly Option<decimal?> _total = new("--total") { Description = "The goal to pass down. Default: the company's goal of the period." };
    private readonly Option<string> _weights = new("--weights") { Description = "What people weigh.", DefaultValueFactory = _ => "headcount" };
    private readonly Option<string?> _ramp = new("--ramp") { Description = "Percents of a full quota by month of tenure, such as 25,50,75; for --weights headcount." };
    private readonly Option<decimal> _over = new("--over") { Description = "Percent by which people's goals exceed the goal of the unit above them." };
    private readonly Option<decimal?> _round = new("--round") { Description = "What every goal is a whole multiple of. Default: the minor unit." };
    private readonly Option<FileInfo?> _terms = new("--terms") { Description = "Weights, floors, ceilings and over-assignments of single units (JSON)." };
    private readonly Option<bool> _explain = new("--explain") { Description = "Add how each goal was found: weight, bound, rounding." };

    public CascadeOptions() => _weights.AcceptOnlyFromAmong("equal", "headcount", "history", "potential");

    public void AddTo(Command command)
    {
        command.Options.Add(_total);
        command.Options.Add(_weights);
        command.Options.Add(_ramp);
        command.Options.Add(_over);
        command.Options.Add(_round);
        command.Options.Add(_terms);
        command.Options.Add(_explain);
    }

    public CascadeRequest Read(ParseResult parsed, Company company)
    {
        var by = parsed.GetValue(_weights)!;
        var ramp = parsed.GetValue(_ramp);
        if (ramp is not null && !string.Equals(by, "headcount", StringComparison.Ordinal))
        {
            throw new UsageException(Invariant($"--ramp {ramp} has no use with --weights {by}: it lowers what a head counts for."));
        }

        return new CascadeRequest
        {
            Total = parsed.GetValue(_total) is { } total ? new Money(total, company.Currency) : GoalOf(company),
            By = by,
            Ramp = ramp is null ? null : RampSchedule.FromPercents(Percents(ramp)),
            OverAssignment = Ratio.FromPercent(parsed.GetValue(_over)),
            Rounding = parsed.GetValue(_round) is { } step ? new Money(step, company.Currency) : null,
            Terms = parsed.GetValue(_terms) is { } file ? CascadeTermsFile.Read(file.FullName, company.Currency) : null,
            IsExplained = parsed.GetValue(_explain),
        };
    }

    private static Money GoalOf(Company company) =>
        QuotaCalculator.Calculate(company.Quotas, company.Organization, company.Measure.Id, UnitKind.Company, company.Calendar, [company.Period])
            .Of(SalesUnit.Company, company.Period.Interval).Amount
        ?? throw new UsageException(Invariant($"No quota is set in {company.Period.Id}, so there is no goal to pass down: state one with --total."));

    private static decimal[] Percents(string list) =>
    [
        .. list.Split(',').Select(text => decimal.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var percent)
            ? percent
            : throw new UsageException(Invariant($"--ramp {list} is no list of percents: write it such as 25,50,75."))),
    ];
}
