using System.CommandLine;
using NodaTime.Text;
using SalesMetrics.Cli.Input;

namespace SalesMetrics.Cli.Commands;

/// <summary>Which company's facts to work on, and as of when.</summary>
internal sealed class CompanyOptions
{
    private readonly Option<DirectoryInfo?> _data = new("--data") { Description = "Folder of CRM exports (CSV). Without it a sample company is used." };
    private readonly Option<FileInfo?> _map = new("--map") { Description = "Mapping of the CRM's columns to ours (JSON). Without it a built-in mapping that fits is used." };
    private readonly Option<FileInfo?> _quotas = new("--quotas") { Description = "Quotas (CSV). Without it the file named by the mapping is used." };
    private readonly Option<FileInfo?> _plan = new("--plan") { Description = "Compensation plan (JSON). Without it a 75/25 plan is used." };
    private readonly Option<string?> _asOf = new("--as-of") { Description = "The last day that is known, as yyyy-MM-dd. Default: the last closing date in the data." };
    private readonly Option<string?> _period = new("--period") { Description = "The fiscal period, such as FY2017-Q4. Default: the quarter of the as-of date." };
    private readonly Option<string?> _fiscalStart = new("--fiscal-start") { Description = "The first day of the fiscal year, as MM-dd. Default: 01-01." };

    public CompanyOptions(Command command)
    {
        command.Options.Add(_data);
        command.Options.Add(_map);
        command.Options.Add(_quotas);
        command.Options.Add(_plan);
        command.Options.Add(_asOf);
        command.Options.Add(_period);
        command.Options.Add(_fiscalStart);
    }

    public CompanyRequest Request(ParseResult parsed) => new()
    {
        DataFolder = parsed.GetValue(_data)?.FullName,
        MapFile = parsed.GetValue(_map)?.FullName,
        QuotaFile = parsed.GetValue(_quotas)?.FullName,
        PlanFile = parsed.GetValue(_plan)?.FullName,
        AsOf = parsed.GetValue(_asOf) is { } asOf ? Date("--as-of", asOf) : null,
        PeriodId = parsed.GetValue(_period),
        FiscalStart = parsed.GetValue(_fiscalStart) is { } start ? MonthAndDay(start) : new AnnualDate(1, 1),
    };

    public static LocalDate Date(string option, string text) => LocalDatePattern.Iso.Parse(text) is { Success: true } date
        ? date.Value
        : throw new UsageException(Invariant($"{option} {text} is no date: write it as yyyy-MM-dd, such as 2017-12-31."));

    private static AnnualDate MonthAndDay(string text) => AnnualDatePattern.Iso.Parse(text) is { Success: true } date
        ? date.Value
        : throw new UsageException(Invariant($"--fiscal-start {text} is no day of the year: write it as MM-dd, such as 04-01."));
}
