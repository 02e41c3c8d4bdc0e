namespace SalesMetrics.Data.Mappings;

/// <summary>What a stage of the CRM says about a deal.</summary>
internal enum StageMeaning
{
    Open,
    Won,
    Lost,
}
