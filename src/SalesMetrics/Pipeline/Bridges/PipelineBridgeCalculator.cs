namespace SalesMetrics.Pipeline.Bridges;

/// <summary>Tells how open pipeline changed between two days, so that it adds up to the cent, for every unit and between units.</summary>
/// <remarks>
/// A deal that changed in several ways is told in a fixed order: ownership, date, amount, outcome. Each step takes the earlier ones as done. What
/// changed and changed back between the two days does not show; a deal both new and closed in them does, on both sides.
/// </remarks>
public static class PipelineBridgeCalculator
{
    /// <summary>Calculates the bridge of each unit.</summary>
    /// <param name="deals">How the deals changed.</param>
    /// <param name="unitOf">
    /// The id of the unit an owner is in on a day; the owner's own id for people, one id for the whole company. Asked for the day a deal is
    /// looked at, so that people who change teams take their deals along as transfers.
    /// </param>
    /// <param name="options">From when to when, and about which deals.</param>
    /// <returns>A bridge for each unit in which an owner of a deal is met, by id ordinally.</returns>
    /// <exception cref="CurrencyMismatchException">An amount that counts is in another currency.</exception>
    public static ImmutableArray<PipelineBridge> Calculate(
        DealHistories deals, Func<string, LocalDate, string> unitOf, PipelineBridgeOptions options)
    {
        ArgumentNullException.ThrowIfNull(deals);
        ArgumentNullException.ThrowIfNull(unitOf);
        ArgumentNullException.ThrowIfNull(options);
        var units = new SortedDictionary<string, BridgeBuilder>(StringComparer.Ordinal);
        var teller = new BridgeTeller(options, unitOf, unit =>
        {
            if (!units.TryGetValue(unit, out var builder))
            {
                units.Add(unit, builder = new BridgeBuilder(options.Currency));
            }

            return builder;
        });
        foreach (var history in deals.Histories)
        {
            teller.Tell(history);
        }

        return [.. units.Select(unit => unit.Value.ToBridge(unit.Key))];
    }

    /// <summary>Calculates the bridge of the whole company, in which nothing is transferred.</summary>
    /// <param name="deals">How the deals changed.</param>
    /// <param name="options">From when to when, and about which deals.</param>
    /// <exception cref="CurrencyMismatchException">An amount that counts is in another currency.</exception>
    public static PipelineBridge Calculate(DealHistories deals, PipelineBridgeOptions options) =>
        Calculate(deals, static (_, _) => "", options) is [var company] ? company : new BridgeBuilder(options.Currency).ToBridge("");
}
