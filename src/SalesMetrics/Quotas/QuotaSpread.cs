using SalesMetrics.Calendars;

namespace SalesMetrics.Quotas;

/// <summary>How a quota is spread over the periods it touches, so that its parts add up to it.</summary>
internal static class QuotaSpread
{
    /// <summary>The part of a quota that falls into a period which shares days with it.</summary>
    public static QuotaLine Part(Quota quota, FiscalPeriod period, FiscalCalendar calendar)
    {
        if (period.Interval.Contains(quota.Interval))
        {
            return Line(quota, quota.AskedAmount, Ratio.One, quota.Adjustment is null ? "whole" : "whole, adjusted");
        }

        return Tiles(quota.Interval, period.Grain, calendar).IsEmpty ? ByDays(quota, period.Interval, calendar) : ByLevels(quota, period, calendar);
    }

    /// <summary>The part of a period's line that belongs to some days of the period which share days with its quota: exact, and what is shown adds up.</summary>
    /// <remarks>An adjusted quota asks for what its pieces ask for on these days: somebody who joined is not prorated twice.</remarks>
    public static QuotaLine PartOf(QuotaLine line, FiscalPeriod period, DateInterval days, ProrationBasis basis)
    {
        var whole = line.Quota.Interval.Intersection(period.Interval)!;
        var part = whole.Intersection(days)!;
        var before = part.Start > whole.Start ? AskedUpTo(part.Start.PlusDays(-1)) : Ratio.Zero;
        var upTo = AskedUpTo(part.End);
        var amount = Rounded(upTo) - Rounded(before);
        return line with
        {
            Amount = amount,
            Unrounded = (line.ExactAmount * (upTo - before)) - Ratio.FromDecimal(amount.Amount),
            Rule = Invariant($"{line.Rule}; {part.Length} of {whole.Length} days"),
        };

        Ratio AskedUpTo(LocalDate end)
        {
            var asked = Asked(line.Quota, whole, basis);
            var span = new DateInterval(whole.Start, end);
            return asked.Sign == 0 ? basis.ShareOf(span, whole) : Asked(line.Quota, span, basis) / asked;
        }

        Money Rounded(Ratio share) => new((line.ExactAmount * share).ToDecimal(line.Amount.Currency.MinorUnits), line.Amount.Currency);
    }

    private static Ratio Asked(Quota quota, DateInterval days, ProrationBasis basis) => quota.Adjustment is not { } adjustment
        ? basis.ShareOf(days, quota.Interval)
        : adjustment.Pieces.Aggregate(Ratio.Zero, (sum, piece) => sum + (piece.Factor * basis.ShareOf(days, piece.Interval)));

    // Cutting level by level makes a quarter's part the sum of its months' parts, also where cents are odd.
    private static QuotaLine ByLevels(Quota quota, FiscalPeriod period, FiscalCalendar calendar)
    {
        var (amount, days, share, rule) = (quota.AskedAmount, quota.Interval, Ratio.One, "");
        for (var grain = PeriodGrain.Year; grain <= period.Grain; grain++)
        {
            var tiles = Nested(days, grain, period.Grain, calendar);
            if (tiles.Length <= 1)
            {
                continue;
            }

            var weights = Weights(quota, tiles, calendar, out var words);
            var index = IndexOf(tiles, period);
            var total = weights.Aggregate((sum, weight) => sum + weight);
            amount = amount.Allocate(weights)[index];
            share *= weights[index] / total;
            days = tiles[index].Interval;
            rule += Invariant($"{(rule.Length == 0 ? "spread " + words : "")}, part {index + 1} of {tiles.Length}");
        }

        return Line(quota, amount, share, rule);
    }

    // Rounding what has accrued by each end, and taking differences, makes the parts of successive periods add up to the whole.
    private static QuotaLine ByDays(Quota quota, DateInterval period, FiscalCalendar calendar)
    {
        var shared = quota.Interval.Intersection(period)!;
        var (before, upTo) = (Ratio.Zero, Ratio.Zero);
        var total = WeightOf(quota, quota.Interval, calendar);
        if (shared.Start > quota.Interval.Start)
        {
            before = Accrued(quota, shared.Start.PlusDays(-1), total, calendar);
        }

        upTo = Accrued(quota, shared.End, total, calendar);
        var amount = quota.AskedAmount.RoundedShare(upTo) - quota.AskedAmount.RoundedShare(before);
        var rule = quota.Distribution is QuotaDistribution.Evenly || total.Sign == 0
            ? Invariant($"by calendar days, {shared.Length} of {quota.Interval.Length}")
            : Invariant($"{quota.Distribution}, {(upTo - before).ToPercentText(4)}");
        return Line(quota, amount, upTo - before, rule);
    }

    private static Ratio Accrued(Quota quota, LocalDate end, Ratio total, FiscalCalendar calendar)
    {
        var days = new DateInterval(quota.Interval.Start, end);
        return total.Sign == 0 ? Ratio.Of(days.Length, quota.Interval.Length) : WeightOf(quota, days, calendar) / total;
    }

    private static QuotaLine Line(Quota quota, Money amount, Ratio share, string rule) => new(quota, amount, rule)
    {
        Unrounded = quota.Adjustment is null ? Ratio.Zero : (quota.ExactAmount - Ratio.FromDecimal(quota.AskedAmount.Amount)) * share,
    };

    private static ImmutableArray<Ratio> Weights(Quota quota, ImmutableArray<FiscalPeriod> tiles, FiscalCalendar calendar, out string words)
    {
        words = quota.Distribution.ToString();
        if (quota.Distribution is not QuotaDistribution.Evenly)
        {
            var weights = ImmutableArray.CreateRange(tiles, tile => WeightOf(quota, tile.Interval, calendar));
            if (weights.Any(weight => weight.Sign > 0))
            {
                return weights;
            }

            words = Invariant($"evenly, for there is nothing to weigh {words}");
        }

        return [.. tiles.Select(_ => Ratio.One)];
    }

    // What some of a quota's days weigh: additive over days, so that the weights of any periods that tile the quota add up to the same.
    private static Ratio WeightOf(Quota quota, DateInterval days, FiscalCalendar calendar) => quota.Distribution switch
    {
        QuotaDistribution.BySellingDays { Calendar: var selling } => Ratio.Of(selling.Count(days), 1),
        QuotaDistribution.BySeason { Shape: var shape } => SumOver(
            calendar.PeriodsIn(days, shape.Grain), days, period => period.Number <= shape.Weights.Length
                ? shape.Weights[period.Number - 1]
                : throw new ArgumentException(
                    Invariant($"The season's shape has {shape.Weights.Length} {GrainWords.Plural(shape.Grain)}, {period.Id} is beyond them: give a shape made for this calendar."),
                    nameof(quota))),
        QuotaDistribution.ByWeights { Weights: var weights } => StatedWeight(quota, weights, days, calendar),
        _ => Ratio.Of(days.Length, 1),
    };

    private static Ratio StatedWeight(Quota quota, PeriodWeights weights, DateInterval days, FiscalCalendar calendar)
    {
        var periods = Tiles(quota.Interval, weights.Grain, calendar);
        return periods.Length == weights.Weights.Length
            ? SumOver(periods, days, period => weights.Weights[periods.IndexOf(period)])
            : throw new ArgumentException(
                Invariant($"{weights.Weights.Length} weights are stated for the {GrainWords.Plural(weights.Grain)} of {quota}, which ")
                    + (periods.IsEmpty ? "do not tile its days." : Invariant($"are {periods.Length}.")),
                nameof(quota));
    }

    private static Ratio SumOver(ImmutableArray<FiscalPeriod> periods, DateInterval days, Func<FiscalPeriod, Ratio> weight)
    {
        var sum = Ratio.Zero;
        foreach (var period in periods)
        {
            if (period.Interval.Intersection(days) is { } shared)
            {
                sum += shared.Length == period.DayCount ? weight(period) : weight(period) * Ratio.Of(shared.Length, period.DayCount);
            }
        }

        return sum;
    }

    // The periods of a grain that tile some days; empty when they do not, or the calendar has none.
    private static ImmutableArray<FiscalPeriod> Tiles(DateInterval days, PeriodGrain grain, FiscalCalendar calendar)
    {
        if (!calendar.Has(grain))
        {
            return [];
        }

        var tiles = calendar.PeriodsIn(days, grain);
        return tiles[0].Start == days.Start && tiles[^1].End == days.End ? tiles : [];
    }

    // As above, if each of them is tiled in turn by periods of the finest grain wanted: weeks of a Gregorian year do not nest in its months.
    private static ImmutableArray<FiscalPeriod> Nested(DateInterval days, PeriodGrain grain, PeriodGrain finest, FiscalCalendar calendar)
    {
        var tiles = Tiles(days, grain, calendar);
        return grain == finest || tiles.All(tile => calendar.PeriodOn(tile.End, finest).End == tile.End) ? tiles : [];
    }

    private static int IndexOf(ImmutableArray<FiscalPeriod> tiles, FiscalPeriod period)
    {
        var index = tiles.Length - 1;
        while (tiles[index].Start > period.Start)
        {
            index--;
        }

        return index;
    }
}
