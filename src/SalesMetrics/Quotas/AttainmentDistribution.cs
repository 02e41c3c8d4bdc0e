using SalesMetrics.Explanations;
using SalesMetrics.Organization;

namespace SalesMetrics.Quotas;

/// <summary>How the attainments of many units in one period are spread.</summary>
public sealed class AttainmentDistribution : IExplainable
{
    private readonly ImmutableArray<Attainment> _highestFirst;

    internal AttainmentDistribution(
        string periodId, ImmutableArray<AttainmentBand> bands, ImmutableArray<Attainment> highestFirst, ImmutableArray<Attainment> undefined)
    {
        PeriodId = periodId;
        Bands = bands;
        _highestFirst = highestFirst;
        Undefined = undefined;
    }

    /// <summary>The id of the period; empty when there was no attainment at all.</summary>
    public string PeriodId { get; }

    /// <summary>The bands, lowest first; every defined attainment is in exactly one.</summary>
    public ImmutableArray<AttainmentBand> Bands { get; }

    /// <summary>The attainments without a value, who are in no band and in no share, ordered by unit.</summary>
    public ImmutableArray<Attainment> Undefined { get; }

    /// <summary>How many units have a defined attainment: the denominator of every share.</summary>
    public int DefinedCount => _highestFirst.Length;

    /// <summary>
    /// The participation rate: how many of the units with a defined attainment have one above zero. Null when none has one.
    /// </summary>
    public Ratio? ParticipationRate => ShareOf(attainment => attainment.Sign > 0);

    /// <summary>How many of the units with a defined attainment reached at least a level, such as 100 % of quota; null when none has one.</summary>
    public Ratio? ShareAtOrAbove(Ratio level) => ShareOf(attainment => attainment >= level);

    /// <summary>Lists the highest attainments, highest first; those equal to the last one listed stay in, so there may be more.</summary>
    /// <param name="count">How many places, at least 1. All defined ones when there are no more.</param>
    /// <remarks>Equal attainments are ordered by unit. Whether a difference is more than luck is not answered here.</remarks>
    public ImmutableArray<Attainment> Top(int count)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        if (count >= _highestFirst.Length)
        {
            return _highestFirst;
        }

        var last = _highestFirst[count - 1].Value;
        return [.. _highestFirst.TakeWhile((one, i) => i < count || one.Value == last)];
    }

    /// <inheritdoc />
    public Explanation Explain() => new(
        Invariant($"Distribution of attainment in {PeriodId}"),
        DefinedCount,
        [
            .. Bands.Select(band => new Explanation(
                band.ToString(),
                band.Share is { } share ? new ExplainedValue.OfRatio(share) : new ExplainedValue.Undefined("no attainment is defined"),
                band.Units.Select(unit => Line(unit)))),
            new Explanation("undefined", Undefined.Length, Undefined.Select(one => new Explanation(
                one.Unit.ToString(), new ExplainedValue.Undefined(one.WhyUndefined!)))),
        ])
    {
        Rule = "share of the units with a defined attainment; lower bounds inclusive",
    };

    private Explanation Line(SalesUnit unit) => new(unit.ToString(), _highestFirst.First(one => one.Unit == unit).Value!.Value);

    private Ratio? ShareOf(Func<Ratio, bool> counts) =>
        DefinedCount == 0 ? null : Ratio.Of(_highestFirst.Count(one => counts(one.Value!.Value)), DefinedCount);
}
