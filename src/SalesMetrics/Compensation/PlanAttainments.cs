using SalesMetrics.Organization;
using SalesMetrics.Quotas;

namespace SalesMetrics.Compensation;

/// <summary>The attainments a plan is paid on: of different measures and kinds of unit, in one place.</summary>
public sealed class PlanAttainments
{
    private readonly ImmutableDictionary<(SalesUnit Unit, string MeasureId, DateInterval Window), Attainment> _byKey;

    private PlanAttainments(
        ImmutableArray<Attainment> all, ImmutableDictionary<(SalesUnit Unit, string MeasureId, DateInterval Window), Attainment> byKey)
    {
        All = all;
        _byKey = byKey;
    }

    /// <summary>Every attainment, in the order given.</summary>
    public ImmutableArray<Attainment> All { get; }

    /// <summary>Puts attainments together.</summary>
    /// <param name="attainments">One at most for each unit, measure and window; may be empty.</param>
    /// <exception cref="ArgumentException">Two are of the same unit, measure and window.</exception>
    public static PlanAttainments Create(params IEnumerable<Attainment> attainments)
    {
        ArgumentNullException.ThrowIfNull(attainments);
        ImmutableArray<Attainment> all = [.. attainments];
        var byKey = ImmutableDictionary.CreateBuilder<(SalesUnit, string, DateInterval), Attainment>();
        foreach (var one in all)
        {
            if (!byKey.TryAdd((one.Unit, one.Measurement.Measure.Id, one.Window), one))
            {
                throw new ArgumentException(
                    Invariant($"Two attainments of {one.Unit} in '{one.Measurement.Measure.Id}' for {one.PeriodId} were given: give one."),
                    nameof(attainments));
            }
        }

        return new PlanAttainments(all, byKey.ToImmutable());
    }

    /// <summary>Gets a unit's attainment in a measure over a window, if it was given.</summary>
    public Attainment? Find(SalesUnit unit, string measureId, DateInterval window) => _byKey.GetValueOrDefault((unit, measureId, window));
}
