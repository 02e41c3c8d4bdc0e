using SalesMetrics.Organization;

namespace SalesMetrics.Quotas;

/// <summary>Finds what is asked for of a person's full quota: prorated for joining and leaving, part time, ramp and relief.</summary>
public static class QuotaAdjustmentCalculator
{
    /// <summary>Calculates the adjustment of a payee's quota, to be kept on it: <c>quota with { Adjustment = ... }</c>.</summary>
    /// <param name="quota">The quota, of a payee; its full amount does not matter here.</param>
    /// <param name="organization">Who was where: days without an assignment are days not employed.</param>
    /// <param name="options">What lowers the quota.</param>
    /// <remarks>
    /// The quota's days are cut wherever anything changes. Each piece asks for its share of the days, times working time, times ramp, times
    /// what relief leaves; the factors are exact and nothing is rounded here.
    /// </remarks>
    /// <exception cref="ArgumentException">The quota is not a payee's.</exception>
    public static QuotaAdjustment Calculate(Quota quota, SalesOrganization organization, QuotaAdjustmentOptions options)
    {
        ArgumentNullException.ThrowIfNull(quota);
        ArgumentNullException.ThrowIfNull(organization);
        ArgumentNullException.ThrowIfNull(options);
        if (quota.Unit.Kind != UnitKind.Payee)
        {
            throw new ArgumentException(Invariant($"{quota} is not a payee's: only people join, leave and ramp up."), nameof(quota));
        }

        var employments = Employment.Of(quota.Unit.Id, organization);
        var starts = new SortedSet<LocalDate> { quota.Interval.Start };
        foreach (var day in Changes(employments, options).Where(quota.Interval.Contains))
        {
            starts.Add(day);
        }

        LocalDate[] firsts = [.. starts];
        var pieces = ImmutableArray.CreateBuilder<QuotaPiece>(firsts.Length);
        for (var i = 0; i < firsts.Length; i++)
        {
            var last = i < firsts.Length - 1 ? firsts[i + 1].PlusDays(-1) : quota.Interval.End;
            pieces.Add(Piece(quota.Interval, new DateInterval(firsts[i], last), employments, options));
        }

        return new QuotaAdjustment(pieces.DrainToImmutable());
    }

    // Every day on which something may become different from the day before.
    private static IEnumerable<LocalDate> Changes(ImmutableArray<Employment> employments, QuotaAdjustmentOptions options) =>
        employments.SelectMany(employment => options.Ramp is { } ramp ? ramp.Changes(employment.From) : [employment.From])
            .Concat(employments.Select(employment => employment.To?.PlusDays(1)).OfType<LocalDate>())
            .Concat((options.WorkingTime?.Entries ?? []).Select(entry => entry.From))
            .Concat(options.Reliefs.SelectMany(relief => new[] { relief.Interval.Start, relief.Interval.End.PlusDays(1) }));

    private static QuotaPiece Piece(
        DateInterval whole, DateInterval days, ImmutableArray<Employment> employments, QuotaAdjustmentOptions options)
    {
        var reasons = new List<string>();
        var (time, ramp, unrelieved) = (Ratio.One, Ratio.One, Ratio.One);
        if (!employments.Any(employment => employment.Covers(days.Start)))
        {
            if (options.IsProrated)
            {
                time = Ratio.Zero;
                reasons.Add("not employed");
            }
        }
        else if (options.Ramp is { } schedule)
        {
            ramp = schedule.On(employments.First(employment => employment.Covers(days.Start)).From, days.Start);
            if (ramp != Ratio.One)
            {
                reasons.Add(Invariant($"ramp {ramp.ToPercentText()}"));
            }
        }

        if (options.WorkingTime is { } working && working.TryGetOn(days.Start, out var worked) && time.Sign > 0 && worked != Ratio.One)
        {
            time = worked;
            reasons.Add(Invariant($"working time {worked.ToPercentText()}"));
        }

        foreach (var relief in options.Reliefs.Where(relief => relief.Interval.Contains(days.Start)))
        {
            unrelieved *= Ratio.One - relief.Share;
            reasons.Add(Invariant($"relief {relief.Share.ToPercentText()}, {relief.Reason}"));
        }

        return new QuotaPiece(days, options.Basis.ShareOf(days, whole), time, ramp, unrelieved, string.Join("; ", reasons));
    }
}
