namespace SalesMetrics.Cli.Input;

/// <summary>Which facts a command is to work on, as the user stated them.</summary>
internal sealed record CompanyRequest
{
    public string? DataFolder { get; init; }

    public string? MapFile { get; init; }

    public string? QuotaFile { get; init; }

    public string? PlanFile { get; init; }

    public LocalDate? AsOf { get; init; }

    public string? PeriodId { get; init; }

    public AnnualDate FiscalStart { get; init; } = new(1, 1);
}
