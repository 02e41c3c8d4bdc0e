using System.Diagnostics.CodeAnalysis;

namespace SalesMetrics;

/// <summary>Stated exchange rates by pair and date. No rate is ever made up: neither turned round nor chained over a third currency.</summary>
public sealed class ExchangeRates
{
    private readonly ImmutableDictionary<(Currency From, Currency To), EffectiveDated<ExchangeRate>> _byPair;

    private ExchangeRates(ImmutableDictionary<(Currency From, Currency To), EffectiveDated<ExchangeRate>> byPair) => _byPair = byPair;

    /// <summary>Makes a table of rates.</summary>
    /// <param name="rates">In any order; may be empty. A pair may have many rates, no two from one day.</param>
    /// <exception cref="ArgumentException">Two rates of a pair start on one day, or a pair names one currency twice or none.</exception>
    public static ExchangeRates Create(params IEnumerable<ExchangeRate> rates)
    {
        ArgumentNullException.ThrowIfNull(rates);
        var listed = rates.ToImmutableArray();
        if (listed.Contains(null!))
        {
            throw new ArgumentException("A rate in the list is null.", nameof(rates));
        }

        var byPair = ImmutableDictionary.CreateBuilder<(Currency, Currency), EffectiveDated<ExchangeRate>>();
        foreach (var pair in listed.GroupBy(rate => (rate.From, rate.To)))
        {
            if (pair.Key.From == pair.Key.To)
            {
                throw new ArgumentException(Invariant($"A rate from {pair.Key.From} to {pair.Key.To} says nothing: name two currencies."), nameof(rates));
            }

            if (pair.GroupBy(rate => rate.EffectiveFrom).FirstOrDefault(day => day.Count() > 1) is { } twice)
            {
                throw new ArgumentException(
                    Invariant($"Two rates from {pair.Key.From} to {pair.Key.To} start on {twice.Key:uuuu-MM-dd}: only one can hold on a day."),
                    nameof(rates));
            }

            byPair.Add(pair.Key, EffectiveDated.Create(pair.Select(rate => new EffectiveValue<ExchangeRate>(rate.EffectiveFrom, rate))));
        }

        return new ExchangeRates(byPair.ToImmutable());
    }

    /// <summary>Gets the rate of a pair on a date, if one is stated.</summary>
    public bool TryGetOn(LocalDate date, Currency from, Currency to, [NotNullWhen(true)] out ExchangeRate? rate)
    {
        rate = null;
        return _byPair.TryGetValue((from, to), out var rates) && rates.TryGetOn(date, out rate);
    }

    /// <summary>The rates of one day for every day: for restating what was sold earlier at the rate of the day it is paid.</summary>
    /// <param name="date">The day. A pair without a rate on it has none on any day then.</param>
    public ExchangeRates FixedOn(LocalDate date)
    {
        var fixedRates = ImmutableDictionary.CreateBuilder<(Currency, Currency), EffectiveDated<ExchangeRate>>();
        foreach (var (pair, rates) in _byPair)
        {
            if (rates.TryGetOn(date, out var rate))
            {
                fixedRates.Add(pair, EffectiveDated.From(LocalDate.MinIsoValue, rate));
            }
        }

        return new ExchangeRates(fixedRates.ToImmutable());
    }

    /// <summary>Brings an amount into another currency at the rate of a date.</summary>
    /// <param name="amount">The amount.</param>
    /// <param name="to">The currency wanted; another one than the amount's.</param>
    /// <param name="date">The day whose rate is meant, such as the booking date.</param>
    /// <returns>The conversion: source, rate and exact amount. It is not rounded.</returns>
    /// <exception cref="ArgumentException">No rate of the pair is stated for that date.</exception>
    public Conversion Convert(Money amount, Currency to, LocalDate date) =>
        TryGetOn(date, amount.Currency, to, out var rate)
            ? new Conversion(amount, rate)
            : throw new ArgumentException(
                Invariant($"No rate from {amount.Currency} to {to} is stated for {date:uuuu-MM-dd}: add one; rates are neither turned round nor chained."), nameof(to));
}
