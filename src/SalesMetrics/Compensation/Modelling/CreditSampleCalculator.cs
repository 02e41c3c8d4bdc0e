using SalesMetrics.Calendars;
using SalesMetrics.Numerics;

namespace SalesMetrics.Compensation.Modelling;

/// <summary>Draws samples of what is still to be credited, where all that is known is a mean and a spread for each payee and period.</summary>
/// <remarks>
/// Credits are log-normal, so never negative and skewed to the right as sales are. In a period everybody shares a part of luck: the normal
/// numbers behind two payees' credits correlate by the share given. Periods are independent of each other.
/// </remarks>
public static class CreditSampleCalculator
{
    /// <summary>Draws samples.</summary>
    /// <param name="outlooks">One at most for each payee and period; where there is none, nothing is credited. At least one.</param>
    /// <param name="currency">The currency of the credits.</param>
    /// <param name="count">How many samples; at least one.</param>
    /// <param name="seed">The seed. The same arguments give the same samples; each payee has numbers of its own, so that others change nothing.</param>
    /// <param name="sharedLuck">The share of luck common to all in a period, 0 (each alone) to 1 (all the same), as a share of variance.</param>
    /// <exception cref="ArgumentException">There is no outlook, one is doubled, or periods overlap.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A number is out of its range.</exception>
    public static CreditSamples Draw(IEnumerable<CreditOutlook> outlooks, Currency currency, int count, long seed, double sharedLuck = 0)
    {
        ArgumentNullException.ThrowIfNull(outlooks);
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        if (sharedLuck is not (>= 0 and <= 1))
        {
            throw new ArgumentOutOfRangeException(nameof(sharedLuck), sharedLuck, "A share of variance is 0 to 1.");
        }

        var cells = new Dictionary<(string, FiscalPeriod), CreditOutlook>();
        foreach (var outlook in outlooks)
        {
            Require(outlook);
            if (!cells.TryAdd((outlook.PayeeId, outlook.Period), outlook))
            {
                throw new ArgumentException(Invariant($"'{outlook.PayeeId}' has two outlooks for {outlook.Period}: give one."), nameof(outlooks));
            }
        }

        ImmutableArray<string> payees = [.. cells.Keys.Select(key => key.Item1).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
        ImmutableArray<FiscalPeriod> periods = [.. cells.Keys.Select(key => key.Item2).Distinct().Order()];
        var each = payees.Length * periods.Length;
        ArgumentOutOfRangeException.ThrowIfGreaterThan((long)count * each, CreditSamples.MaxValues, nameof(count));
        var values = new double[count * each];
        for (var period = 0; period < periods.Length; period++)
        {
            var shared = Normals(seed, periods[period].Id, count);
            for (var payee = 0; payee < payees.Length; payee++)
            {
                if (cells.TryGetValue((payees[payee], periods[period]), out var outlook))
                {
                    Fill(values, outlook, shared, Normals(seed, Invariant($"{periods[period].Id}/{payees[payee]}"), count), sharedLuck, (payee * periods.Length) + period, each);
                }
            }
        }

        return CreditSamples.Create(payees, periods, currency, values);
    }

    // The log-normal distribution by its mean m and standard deviation s: the logarithm has variance ln(1 + s^2 / m^2) and mean ln m less half of it.
    private static void Fill(double[] values, CreditOutlook outlook, double[] shared, double[] own, double sharedLuck, int start, int step)
    {
        if (outlook.Mean == 0)
        {
            return;
        }

        var ratio = outlook.StandardDeviation / outlook.Mean;
        var variance = Math.Log(1 + (ratio * ratio));
        for (var sample = 0; sample < own.Length; sample++)
        {
            var normal = (Math.Sqrt(sharedLuck) * shared[sample]) + (Math.Sqrt(1 - sharedLuck) * own[sample]);
            values[start + (sample * step)] = outlook.Mean * Math.Exp((Math.Sqrt(variance) * normal) - (variance / 2));
        }
    }

    private static double[] Normals(long seed, string name, int count)
    {
        // A stream is found by its name: FNV-1a.
        var hash = 0xCBF29CE484222325;
        foreach (var letter in name)
        {
            hash = unchecked((hash ^ letter) * 0x100000001B3);
        }

        var stream = new NormalStream(unchecked(seed ^ (long)hash));
        var normals = new double[count];
        for (var i = 0; i < count; i++)
        {
            normals[i] = stream.Next();
        }

        return normals;
    }

    private static void Require(CreditOutlook outlook)
    {
        ArgumentNullException.ThrowIfNull(outlook);
        ArgumentNullException.ThrowIfNull(outlook.Period, nameof(outlook));
        if (!(outlook.Mean >= 0 && double.IsFinite(outlook.Mean)))
        {
            throw new ArgumentOutOfRangeException(nameof(outlook), outlook.Mean, Invariant($"The mean of '{outlook.PayeeId}' is zero or more, and finite."));
        }

        if (!(outlook.StandardDeviation >= 0 && double.IsFinite(outlook.StandardDeviation)) || (outlook.Mean == 0 && outlook.StandardDeviation > 0))
        {
            throw new ArgumentOutOfRangeException(
                nameof(outlook), outlook.StandardDeviation, Invariant($"The standard deviation of '{outlook.PayeeId}' is zero or more, finite, and zero where the mean is."));
        }
    }
}
