using SalesMetrics.Measures;
using SalesMetrics.Numerics;

namespace SalesMetrics.Comparisons.Rates;

/// <summary>Calculates ratios of activities.</summary>
public static class ActivityRatioCalculator
{
    internal const int FewestPayees = 5;

    /// <summary>Divides the sum of one kind of event by that of another. The rates of people are never averaged.</summary>
    /// <remarks>The interval takes people as the sample, because events of one person go together (a ratio of sums, delta method, as in cluster sampling; Cochran 1977,
    /// chapter 6): the variance is k / (k - 1) x sum of (n - R d)^2 / (sum of d)^2 over k people, the width Student's t with k - 1 degrees of freedom.</remarks>
    /// <param name="events">The events, no id twice.</param>
    /// <param name="definition">What is divided by what; a rate.</param>
    /// <param name="window">The days, both inclusive, of the event or of its case's beginning, as the definition says. <see cref="KpiDefinition.WindowDays"/> is not looked at.</param>
    /// <param name="level">The confidence level, above 0 and below 1.</param>
    /// <exception cref="ArgumentException">The definition is no rate, or an event is given twice.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The level is out of range.</exception>
    public static ActivityRatio Calculate(IEnumerable<ProcessEvent> events, KpiDefinition definition, DateInterval window, double level = 0.95)
    {
        ArgumentNullException.ThrowIfNull(events);
        ArgumentNullException.ThrowIfNull(definition);
        ArgumentNullException.ThrowIfNull(window);
        ProportionIntervalCalculator.Validate(level, IntervalMethod.Wilson);
        if (!definition.IsRate)
        {
            throw new ArgumentException(Invariant($"'{definition.Id}' is a count and no ratio: give it a denominator."), nameof(definition));
        }

        var seen = new HashSet<string>(StringComparer.Ordinal);
        var people = new SortedDictionary<string, (long Numerator, long Denominator)>(StringComparer.Ordinal);
        foreach (var one in events)
        {
            if (!seen.Add(one.Id))
            {
                throw new ArgumentException(Invariant($"The event '{one.Id}' is given twice: it would be counted twice."), nameof(events));
            }

            var isAbove = string.Equals(one.Kind, definition.Numerator, StringComparison.Ordinal);
            var isBelow = string.Equals(one.Kind, definition.Denominator, StringComparison.Ordinal);
            if ((isAbove || isBelow) && window.Contains(definition.Basis == KpiBasis.Cohort ? one.CaseBeganOn ?? one.On : one.On))
            {
                var own = people.GetValueOrDefault(one.PayeeId);
                people[one.PayeeId] = (own.Numerator + (isAbove ? one.Count : 0), own.Denominator + (isBelow ? one.Count : 0));
            }
        }

        var (numerator, denominator) = (people.Values.Sum(own => own.Numerator), people.Values.Sum(own => own.Denominator));
        return new ActivityRatio(definition, window, numerator, denominator, people.Count, level, HalfWidth([.. people.Values], (double)numerator / denominator, level));
    }

    private static double? HalfWidth(ImmutableArray<(long Numerator, long Denominator)> people, double ratio, double level)
    {
        if (people.Length < FewestPayees || !double.IsFinite(ratio))
        {
            return null;
        }

        var below = people.Sum(own => (double)own.Denominator);
        var squares = people.Sum(own => (own.Numerator - (ratio * own.Denominator)) * (own.Numerator - (ratio * own.Denominator)));
        return StudentQuantile.TwoSided(level, people.Length - 1) * Math.Sqrt(people.Length / (people.Length - 1.0) * squares) / below;
    }
}
