namespace SalesMetrics.Organization;

/// <summary>Everybody above a payee on a day, nearest first.</summary>
public sealed class ReportingLine
{
    internal ReportingLine(string payeeId, LocalDate date, ImmutableArray<string> managerIds, bool isCircular)
    {
        PayeeId = payeeId;
        Date = date;
        ManagerIds = managerIds;
        IsCircular = isCircular;
    }

    /// <summary>The payee at the bottom.</summary>
    public string PayeeId { get; }

    /// <summary>The day.</summary>
    public LocalDate Date { get; }

    /// <summary>The manager, that one's manager, and so on. It ends with whoever reports to nobody, is not assigned that day, or closes a circle.</summary>
    public ImmutableArray<string> ManagerIds { get; }

    /// <summary>Whether the line comes back to somebody already in it, the payee included: nobody is then surely above anybody.</summary>
    public bool IsCircular { get; }

    /// <summary>The people from the bottom up: <c>Ada &lt; Mia &lt; Max</c>, with <c>...</c> behind a circle.</summary>
    public override string ToString() => string.Join(" < ", ManagerIds.Prepend(PayeeId)) + (IsCircular ? " < ..." : "");
}
