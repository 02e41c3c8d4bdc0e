using SalesMetrics.Organization;
using SalesMetrics.Quotas;

namespace SalesMetrics.Compensation;

/// <summary>The attainments a plan is paid on: of different measures and kinds of unit, in one place.</summary>
public sealed class PlanAttainments
{
    private readonly ImmutableDictionary<(SalesUnit Unit, string MeasureId, DateInterval Window), Attainment> _byKey;

    private readonly ImmutableDictionary<(SalesUnit Unit, string MeasureId, DateInterval Window), StatedMeasure> _stated;

    private readonly Lazy<ImmutableArray<Attainment>> _all;

    private PlanAttainments(
        Lazy<ImmutableArray<Attainment>> all,
        ImmutableDictionary<(SalesUnit Unit, string MeasureId, DateInterval Window), Attainment> byKey,
        ImmutableDictionary<(SalesUnit Unit, string MeasureId, DateInterval Window), StatedMeasure> stated)
    {
        _stated = stated;
        _all = all;
        _byKey = byKey;
    }

    /// <summary>Every attainment, in the order given.</summary>
    public ImmutableArray<Attainment> All => _all.Value;

    /// <summary>Puts attainments together.</summary>
    /// <param name="attainments">One at most for each unit, measure and window; may be empty.</param>
    /// <exception cref="ArgumentException">Two are of the same unit, measure and window.</exception>
    public static PlanAttainments Create(params IEnumerable<Attainment> attainments)
    {
        ArgumentNullException.ThrowIfNull(attainments);
        return Create(attainments, one => one.Window);
    }

    /// <summary>As above, each found under a window that is not the one it was measured over: rolling attainment counts for its last period.</summary>
    internal static PlanAttainments Create(IEnumerable<Attainment> attainments, Func<Attainment, DateInterval> windowOf)
    {
        ImmutableArray<Attainment> all = [.. attainments];
        var byKey = ImmutableDictionary.CreateBuilder<(SalesUnit, string, DateInterval), Attainment>();
        foreach (var one in all)
        {
            if (!byKey.TryAdd((one.Unit, one.Measurement.Measure.Id, windowOf(one)), one))
            {
                throw new ArgumentException(
                    Invariant($"Two attainments of {one.Unit} in '{one.Measurement.Measure.Id}' for {one.PeriodId} were given: give one."),
                    nameof(attainments));
            }
        }

        return new PlanAttainments(new Lazy<ImmutableArray<Attainment>>(all), byKey.ToImmutable(), ImmutableDictionary<(SalesUnit, string, DateInterval), StatedMeasure>.Empty);
    }

    /// <summary>Gets a unit's attainment in a measure over a window, if it was given.</summary>
    public Attainment? Find(SalesUnit unit, string measureId, DateInterval window)
    {
        ArgumentNullException.ThrowIfNull(measureId);
        ArgumentNullException.ThrowIfNull(window);
        return _byKey.GetValueOrDefault((unit, measureId, window));
    }

    /// <summary>The same with values that somebody states, such as scores of goals, beside those from credits.</summary>
    /// <param name="stated">One at most for each unit, measure and window, and none where an attainment is given.</param>
    /// <exception cref="ArgumentException">A unit, measure and window has two values.</exception>
    public PlanAttainments WithStated(params IEnumerable<StatedMeasure> stated)
    {
        ArgumentNullException.ThrowIfNull(stated);
        var all = _stated.ToBuilder();
        foreach (var one in stated)
        {
            if (_byKey.ContainsKey((one.Unit, one.MeasureId, one.Window)) || !all.TryAdd((one.Unit, one.MeasureId, one.Window), one))
            {
                throw new ArgumentException(Invariant($"{one.Unit} has two values of '{one.MeasureId}' for one period: give one."), nameof(stated));
            }
        }

        return new PlanAttainments(_all, _byKey, all.ToImmutable());
    }

    /// <summary>The same with some attainments in place of those of their unit, measure and window, or beside the others, and other stated values.</summary>
    internal PlanAttainments With(IEnumerable<Attainment> replaced, ImmutableArray<StatedMeasure> stated)
    {
        var byKey = _byKey.SetItems(replaced.Select(one => KeyValuePair.Create((one.Unit, one.Measurement.Measure.Id, one.Window), one)));
        return new PlanAttainments(
            new Lazy<ImmutableArray<Attainment>>(() => [.. byKey.Values]), byKey, ImmutableDictionary<(SalesUnit, string, DateInterval), StatedMeasure>.Empty).WithStated(stated);
    }

    /// <summary>Gets a unit's stated value of a measure over a window, if it was given.</summary>
    public StatedMeasure? FindStated(SalesUnit unit, string measureId, DateInterval window)
    {
        ArgumentNullException.ThrowIfNull(measureId);
        ArgumentNullException.ThrowIfNull(window);
        return _stated.GetValueOrDefault((unit, measureId, window));
    }
}
