namespace SalesMetrics.Cli.Output;

/// <summary>The forms an answer can take.</summary>
internal enum OutputFormat
{
    /// <summary>For people.</summary>
    Table,

    /// <summary>For programs; field names are stable.</summary>
    Json,

    /// <summary>For programs and spreadsheets; columns are stable.</summary>
    Csv,
}
