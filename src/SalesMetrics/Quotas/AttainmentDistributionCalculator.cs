using SalesMetrics.Organization;

namespace SalesMetrics.Quotas;

/// <summary>Sorts attainments into bands.</summary>
public static class AttainmentDistributionCalculator
{
    /// <summary>The bounds used unless others are given: 0, 25, 50, 75, 100, 125 and 150 %.</summary>
    public static ImmutableArray<Ratio> DefaultBounds { get; } = [.. Enumerable.Range(0, 7).Select(quarters => Ratio.Of(quarters, 4))];

    /// <summary>Calculates the distribution of the attainments of one period.</summary>
    /// <param name="attainments">The attainments of one period and one kind of unit, no unit twice, in any order; may be empty.</param>
    /// <param name="bounds">
    /// Where a band ends and the next begins, ascending, each bound in the band above it; at least one. <see cref="DefaultBounds"/> when left
    /// out. Below the first bound and from the last one on there is a band too, so that returns and great successes are in the count.
    /// </param>
    /// <exception cref="ArgumentException">The attainments are of several periods or kinds, a unit is there twice, or bounds do not ascend.</exception>
    public static AttainmentDistribution Calculate(IEnumerable<Attainment> attainments, ImmutableArray<Ratio>? bounds = null)
    {
        ArgumentNullException.ThrowIfNull(attainments);
        var limits = bounds ?? DefaultBounds;
        CheckBounds(limits, nameof(bounds));
        var listed = attainments.OrderBy(one => one.Unit).ToImmutableArray();
        Check(listed, nameof(attainments));

        var defined = listed.Where(one => one.Value is not null).ToImmutableArray();
        var members = new ImmutableArray<SalesUnit>.Builder[limits.Length + 1];
        for (var i = 0; i < members.Length; i++)
        {
            members[i] = ImmutableArray.CreateBuilder<SalesUnit>();
        }

        foreach (var one in defined)
        {
            members[limits.Count(limit => limit <= one.Value!.Value)].Add(one.Unit);
        }

        return new AttainmentDistribution(
            listed.IsEmpty ? "" : listed[0].PeriodId,
            [
                .. members.Select((units, i) => new AttainmentBand(
                    i == 0 ? null : limits[i - 1], i == limits.Length ? null : limits[i], units.ToImmutable(), defined.Length)),
            ],
            [.. defined.OrderByDescending(one => one.Value!.Value)],
            [.. listed.Where(one => one.Value is null)]);
    }

    internal static void CheckBounds(ImmutableArray<Ratio> bounds, string name)
    {
        if (bounds.IsDefaultOrEmpty)
        {
            throw new ArgumentException("At least one bound is needed, such as 100 %.", name);
        }

        for (var i = 1; i < bounds.Length; i++)
        {
            if (bounds[i] <= bounds[i - 1])
            {
                throw new ArgumentException(Invariant($"The bound {bounds[i]} does not exceed {bounds[i - 1]}, the one before it."), name);
            }
        }
    }

    private static void Check(ImmutableArray<Attainment> attainments, string name)
    {
        for (var i = 1; i < attainments.Length; i++)
        {
            var (previous, current) = (attainments[i - 1], attainments[i]);
            if (current.Unit == previous.Unit || !string.Equals(current.PeriodId, previous.PeriodId, StringComparison.Ordinal)
                || current.Unit.Kind != previous.Unit.Kind)
            {
                throw new ArgumentException(
                    Invariant($"{current.Unit} in {current.PeriodId} beside {previous.Unit} in {previous.PeriodId}: give one period, one kind, each unit once."),
                    name);
            }
        }
    }
}
