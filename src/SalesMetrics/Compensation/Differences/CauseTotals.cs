namespace SalesMetrics.Compensation.Differences;

/// <summary>Parts of differences added up by cause.</summary>
internal static class CauseTotals
{
    public static ImmutableArray<KeyValuePair<PayDifferenceCause, Money>> Of(IEnumerable<PayDifferenceLine> lines, Currency currency) =>
    [
        .. lines.SelectMany(line => line.Parts)
            .GroupBy(part => part.Cause)
            .OrderBy(cause => cause.Key)
            .Select(cause => KeyValuePair.Create(cause.Key, Money.Sum(cause.Select(part => part.Amount), currency))),
    ];
}
