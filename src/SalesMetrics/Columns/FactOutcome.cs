namespace SalesMetrics.Columns;

/// <summary>How a fact stands, as one byte of a column. Any other value is refused where columns are read.</summary>
public enum FactOutcome : byte
{
    /// <summary>Not decided yet: counted as a fact, its amount is not added.</summary>
    Open = 0,

    /// <summary>Won: counted as a fact and as a win, and its amount is added.</summary>
    Won = 1,

    /// <summary>Lost: counted as a fact, its amount is not added.</summary>
    Lost = 2,
}
