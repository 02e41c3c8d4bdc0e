namespace SalesMetrics.Pipeline;

/// <summary>Whose judgement of open deals is added up.</summary>
public enum ForecastLayer
{
    /// <summary>What the CRM has.</summary>
    Gross,

    /// <summary>What owners say, where they say something else.</summary>
    Owner,

    /// <summary>What managers say, where they say something else than owners.</summary>
    Manager,
}
