using SalesMetrics.Calendars;
using SalesMetrics.Organization;

namespace SalesMetrics.Compensation.Modelling;

/// <summary>Possible futures of what is still to be credited: for each sample a credit for each payee and period, all drawn together.</summary>
/// <remarks>
/// A sample is one whole future, so that what goes up together (a good quarter for everybody) stays together, and teams add up: a team's
/// credit in a sample is the sum of its people's. Samples come from a forecast's paths, from past periods drawn again, or from a simulation.
/// </remarks>
public sealed class CreditSamples
{
    /// <summary>The most values that samples may hold together.</summary>
    public const int MaxValues = 100_000_000;

    private readonly long[] _minorUnits;

    private CreditSamples(ImmutableArray<string> payeeIds, ImmutableArray<FiscalPeriod> periods, Currency currency, long[] minorUnits)
    {
        PayeeIds = payeeIds;
        Periods = periods;
        Currency = currency;
        _minorUnits = minorUnits;
    }

    /// <summary>Whose credits, in the order of the values.</summary>
    public ImmutableArray<string> PayeeIds { get; }

    /// <summary>The periods, in order.</summary>
    public ImmutableArray<FiscalPeriod> Periods { get; }

    /// <summary>The currency of the credits.</summary>
    public Currency Currency { get; }

    /// <summary>How many futures there are; at least one.</summary>
    public int Count => _minorUnits.Length / (PayeeIds.Length * Periods.Length);

    /// <summary>Puts samples together.</summary>
    /// <param name="payeeIds">Each once; at least one.</param>
    /// <param name="periods">Each once, ascending; at least one.</param>
    /// <param name="currency">The currency of the credits.</param>
    /// <param name="credits">
    /// In major units: sample after sample, in each payee after payee, in each period after period. Finite; negative where returns may exceed
    /// sales. They are rounded here to whole minor units, half away from zero: the one step from an estimate to an amount.
    /// </param>
    /// <exception cref="ArgumentException">Ids or periods are missing, doubled or out of order, or the values are no whole number of samples.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A value is not finite, or there are more than <see cref="MaxValues"/>.</exception>
    /// <exception cref="OverflowException">A value is beyond a quarter of what 64 bits hold in minor units.</exception>
    public static CreditSamples Create(
        ImmutableArray<string> payeeIds, ImmutableArray<FiscalPeriod> periods, Currency currency, ReadOnlySpan<double> credits)
    {
        Require(payeeIds, periods, credits.Length);
        var scale = Math.Pow(10, currency.MinorUnits);
        var minorUnits = new long[credits.Length];
        for (var i = 0; i < credits.Length; i++)
        {
            if (!double.IsFinite(credits[i]))
            {
                throw new ArgumentOutOfRangeException(nameof(credits), credits[i], Invariant($"Value {i} is not a finite number."));
            }

            var rounded = Math.Round(credits[i] * scale, MidpointRounding.AwayFromZero);
            minorUnits[i] = Math.Abs(rounded) <= long.MaxValue / 4
                ? (long)rounded
                : throw new OverflowException(Invariant($"Value {i} is {credits[i]}: that is beyond what 64 bits hold in minor units."));
        }

        return new CreditSamples(payeeIds, periods, currency, minorUnits);
    }

    /// <summary>One future, stated exactly.</summary>
    /// <param name="period">The period.</param>
    /// <param name="currency">The currency of the credits.</param>
    /// <param name="credits">What is still to be credited to each payee, in whole minor units; each payee once, at least one.</param>
    /// <exception cref="ArgumentException">A payee stands twice, there is none, or an amount has a fraction of a minor unit.</exception>
    /// <exception cref="CurrencyMismatchException">An amount is in another currency.</exception>
    public static CreditSamples OfOne(FiscalPeriod period, Currency currency, IEnumerable<KeyValuePair<string, Money>> credits)
    {
        ArgumentNullException.ThrowIfNull(period);
        ArgumentNullException.ThrowIfNull(credits);
        ImmutableArray<KeyValuePair<string, Money>> all = [.. credits];
        _ = Money.Sum(all.Select(one => one.Value), currency);
        ImmutableArray<string> ids = [.. all.Select(one => one.Key)];
        Require(ids, [period], ids.Length);
        return new CreditSamples(ids, [period], currency, [.. all.Select(one => one.Value.TryGetMinorUnits(out var units)
            ? units
            : throw new ArgumentException(Invariant($"{one.Value} of '{one.Key}' is not a whole number of minor units, or too large."), nameof(credits)))]);
    }

    /// <summary>One future, at the pace so far: what is still to come of a period follows from what came in the share of it that has passed.</summary>
    /// <param name="facts">What is credited already.</param>
    /// <param name="period">The period, one of the facts' window.</param>
    /// <param name="elapsedShare">The share of a period's sales to be expected by now: above 0, at most 1, by selling days or season.</param>
    /// <returns>For everybody assigned in the period: credit x (1 - share) / share, rounded half away from zero to the minor unit.</returns>
    /// <remarks>
    /// A plain rule with no idea of its own error: near the start of a period it says little. What overlays were credited goes on too, and
    /// counts for teams like the rest of the sample.
    /// </remarks>
    /// <exception cref="ArgumentOutOfRangeException">The share is out of range.</exception>
    /// <exception cref="ArgumentException">The period is not one of the window, or nobody is assigned in it.</exception>
    public static CreditSamples AtPace(PlanFacts facts, FiscalPeriod period, Ratio elapsedShare)
    {
        ArgumentNullException.ThrowIfNull(facts);
        ArgumentNullException.ThrowIfNull(period);
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(elapsedShare, Ratio.Zero);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(elapsedShare, Ratio.One);
        if (!facts.Periods(period.Grain).Contains(period))
        {
            throw new ArgumentException(Invariant($"{period} is no period of the facts' window."), nameof(period));
        }

        var credited = facts.RevenueOf(UnitKind.Payee, period.Grain);
        var ahead = (Ratio.One - elapsedShare) / elapsedShare;
        return OfOne(period, facts.Credits.Currency, facts.Organization.PayeeIds
            .Where(id => facts.Organization.TryGetLastIn(period.Interval, id, out _))
            .Select(id => KeyValuePair.Create(id, credited.Find(SalesUnit.Payee(id), period.Id)!.Credited.RoundedShare(ahead))));
    }

    /// <summary>What is credited to a payee in a period of a sample.</summary>
    /// <param name="sample">0 to <see cref="Count"/> - 1.</param>
    /// <param name="payee">The place in <see cref="PayeeIds"/>.</param>
    /// <param name="period">The place in <see cref="Periods"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException">A place is out of range.</exception>
    public Money At(int sample, int payee, int period)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(sample);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(sample, Count);
        ArgumentOutOfRangeException.ThrowIfNegative(payee);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(payee, PayeeIds.Length);
        ArgumentOutOfRangeException.ThrowIfNegative(period);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(period, Periods.Length);
        return Money.FromMinorUnits(MinorUnits(sample, payee, period), Currency);
    }

    /// <summary>As <see cref="At"/>, unchecked.</summary>
    internal long MinorUnits(int sample, int payee, int period) => _minorUnits[(((sample * PayeeIds.Length) + payee) * Periods.Length) + period];

    private static void Require(ImmutableArray<string> payeeIds, ImmutableArray<FiscalPeriod> periods, int count)
    {
        if (payeeIds.IsDefaultOrEmpty || payeeIds.Any(string.IsNullOrWhiteSpace) || payeeIds.Distinct(StringComparer.Ordinal).Count() < payeeIds.Length)
        {
            throw new ArgumentException("Payees are at least one, each with an id and once.", nameof(payeeIds));
        }

        if (periods.IsDefaultOrEmpty || periods.Zip(periods.Skip(1)).Any(pair => pair.First.End >= pair.Second.Start))
        {
            throw new ArgumentException("Periods are at least one, ascending and not overlapping.", nameof(periods));
        }

        if (count > MaxValues)
        {
            throw new ArgumentOutOfRangeException(nameof(count), count, Invariant($"At most {MaxValues} values are held together: draw fewer samples."));
        }

        var each = (long)payeeIds.Length * periods.Length;
        if (count == 0 || count % each != 0)
        {
            throw new ArgumentException(
                Invariant($"{count} values are no whole number of samples of {payeeIds.Length} payees x {periods.Length} periods."), nameof(count));
        }
    }
}
