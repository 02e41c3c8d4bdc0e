using SalesMetrics.Calendars;

namespace SalesMetrics.Quotas;

/// <summary>How a quota is spread over shorter periods. Whatever the choice, the parts add up to the quota at each grain, to the minor unit.</summary>
/// <remarks>
/// A quota is cut level by level, a year into halves, those into quarters, those into months, as far as the calendar has them and one nests in
/// the other; a quarter's part is therefore always the sum of its months' parts. At each level the parts are found by largest remainder.
/// </remarks>
public abstract record QuotaDistribution
{
    private QuotaDistribution()
    {
    }

    /// <summary>Every period of a level the same, whatever its length: the default.</summary>
    public sealed record Evenly : QuotaDistribution
    {
        /// <inheritdoc />
        public override string ToString() => "evenly";
    }

    /// <summary>Each period by its number of selling days. A level without any is spread evenly.</summary>
    public sealed record BySellingDays : QuotaDistribution
    {
        /// <summary>Spreads by the selling days of a calendar.</summary>
        public BySellingDays(SellingDayCalendar calendar)
        {
            ArgumentNullException.ThrowIfNull(calendar);
            Calendar = calendar;
        }

        /// <summary>Which days are selling days.</summary>
        public SellingDayCalendar Calendar { get; }

        /// <inheritdoc />
        public override string ToString() => "by selling days";
    }

    /// <summary>Each period by its usual share of a fiscal year, such as <see cref="SeasonCalculator"/> learns.</summary>
    /// <remarks>Coarser periods weigh what theirs add up to; finer ones take a share of theirs by calendar days.</remarks>
    public sealed record BySeason : QuotaDistribution
    {
        /// <summary>Spreads by a season's shape.</summary>
        /// <param name="shape">A weight for every period of the fiscal year, by its number in the year.</param>
        public BySeason(PeriodWeights shape)
        {
            ArgumentNullException.ThrowIfNull(shape);
            Shape = shape;
        }

        /// <summary>A weight for every period of the fiscal year.</summary>
        public PeriodWeights Shape { get; }

        /// <inheritdoc />
        public override string ToString() => Invariant($"by season ({GrainWords.Plural(Shape.Grain)})");
    }

    /// <summary>Each period of the quota's own days by a stated weight.</summary>
    /// <remarks>Coarser periods weigh what theirs add up to; finer ones take a share of theirs by calendar days.</remarks>
    public sealed record ByWeights : QuotaDistribution
    {
        /// <summary>Spreads by stated weights.</summary>
        /// <param name="weights">One for each period of its grain in the quota's days, which those periods must tile; the first is for the first.</param>
        public ByWeights(PeriodWeights weights)
        {
            ArgumentNullException.ThrowIfNull(weights);
            Weights = weights;
        }

        /// <summary>A weight for every period of the quota's days.</summary>
        public PeriodWeights Weights { get; }

        /// <inheritdoc />
        public override string ToString() => Invariant($"by stated weights ({GrainWords.Plural(Weights.Grain)})");
    }
}
