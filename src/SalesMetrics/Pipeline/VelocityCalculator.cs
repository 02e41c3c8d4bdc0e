namespace SalesMetrics.Pipeline;

/// <summary>Calculates velocity, of what was decided and of what is open.</summary>
public static class VelocityCalculator
{
    /// <summary>
    /// Calculates <c>Velocity.Realised</c>: decided deals x win rate x average deal / mean cycle, which comes to value won / mean cycle.
    /// </summary>
    /// <param name="deals">The deals; those closed in the window count.</param>
    /// <param name="window">The days, both inclusive, on which a deal must have closed to count.</param>
    /// <param name="currency">The one currency of amounts won.</param>
    /// <param name="basis">Which deals tell the mean cycle; all decided ones unless stated.</param>
    /// <exception cref="CurrencyMismatchException">A won amount is in another currency.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="basis"/> is none of the named ones.</exception>
    public static Velocity Realised(IEnumerable<Deal> deals, DateInterval window, Currency currency, CycleBasis basis = CycleBasis.Decided)
    {
        ArgumentNullException.ThrowIfNull(deals);
        ArgumentNullException.ThrowIfNull(window);
        return Calculate("Velocity.Realised", [.. deals], openOn: null, window, currency, basis);
    }

    /// <summary>
    /// Calculates <c>Velocity.Pipeline</c>: open deals x win rate x average deal / mean cycle, the last three from deals closed in a window. It
    /// supposes that open deals will do as those did, and counts deals that will never close.
    /// </summary>
    /// <param name="deals">The deals: those open at the end of the window, and those closed in it.</param>
    /// <param name="window">The days, both inclusive, on which a deal must have closed to tell win rate, size and cycle.</param>
    /// <param name="currency">The one currency of amounts won.</param>
    /// <param name="basis">Which deals tell the mean cycle; all decided ones unless stated.</param>
    /// <exception cref="CurrencyMismatchException">A won amount is in another currency.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="basis"/> is none of the named ones.</exception>
    public static Velocity Pipeline(IEnumerable<Deal> deals, DateInterval window, Currency currency, CycleBasis basis = CycleBasis.Decided)
    {
        ArgumentNullException.ThrowIfNull(deals);
        ArgumentNullException.ThrowIfNull(window);
        return Calculate("Velocity.Pipeline", [.. deals], window.End, window, currency, basis);
    }

    private static Velocity Calculate(string id, ImmutableArray<Deal> deals, LocalDate? openOn, DateInterval window, Currency currency, CycleBasis basis)
    {
        if (!Enum.IsDefined(basis))
        {
            throw new ArgumentOutOfRangeException(nameof(basis), basis, "Not a basis of the cycle.");
        }

        ImmutableArray<Deal> decided = [.. deals.Where(deal => deal.ClosedOn is { } closed && window.Contains(closed))];
        ImmutableArray<DealOutcome.Won> won = [.. decided.Select(deal => deal.Outcome).OfType<DealOutcome.Won>()];
        ImmutableArray<long> cycles =
        [
            .. decided.Where(deal => deal.OpenedOn <= deal.ClosedOn && (basis == CycleBasis.Decided || deal.Outcome is DealOutcome.Won))
                .Select(deal => (long)NodaTime.Period.DaysBetween(deal.OpenedOn!.Value, deal.ClosedOn!.Value)),
        ];
        return new Velocity(
            id,
            currency,
            openOn is { } day ? deals.Count(deal => deal.AsOf(day)?.Outcome is DealOutcome.Open) : decided.Length,
            won.Length,
            decided.Length - won.Length,
            Money.Sum(won.Select(one => one.Amount), currency),
            cycles.Sum(),
            cycles.Length);
    }
}
