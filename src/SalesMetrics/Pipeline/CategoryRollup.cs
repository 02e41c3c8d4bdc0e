using SalesMetrics.Explanations;

namespace SalesMetrics.Pipeline;

/// <summary>Open and won value by forecast category, each alone and rolled up.</summary>
/// <remarks>
/// Rolled up: commit is committed and closed; most likely adds the most likely, best case the best case; open pipeline is all that is open and
/// not omitted, without what is closed (Salesforce's cumulative roll-up). Omitted deals are in none.
/// </remarks>
public sealed class CategoryRollup : IExplainable
{
    private readonly ImmutableArray<Money> _open;

    internal CategoryRollup(Money closed, ImmutableArray<Money> open, int withoutCategory, int withoutAmount)
    {
        Closed = closed;
        _open = open;
        WithoutCategory = withoutCategory;
        WithoutAmount = withoutAmount;
    }

    /// <summary>What was won.</summary>
    public Money Closed { get; }

    /// <summary>Open deals that state no category, and count as <see cref="ForecastCategory.Pipeline"/>.</summary>
    public int WithoutCategory { get; }

    /// <summary>Open deals that state no amount, and count as nothing.</summary>
    public int WithoutAmount { get; }

    /// <summary>Committed and closed.</summary>
    public Money CumulativeCommit => Closed + Single(ForecastCategory.Commit);

    /// <summary>Most likely, committed and closed.</summary>
    public Money CumulativeMostLikely => CumulativeCommit + Single(ForecastCategory.MostLikely);

    /// <summary>Best case, most likely, committed and closed.</summary>
    public Money CumulativeBestCase => CumulativeMostLikely + Single(ForecastCategory.BestCase);

    /// <summary>All that is open and not omitted, without what is closed.</summary>
    public Money OpenPipeline =>
        Single(ForecastCategory.Pipeline) + Single(ForecastCategory.BestCase) + Single(ForecastCategory.MostLikely) + Single(ForecastCategory.Commit);

    /// <summary>The open value in one category alone.</summary>
    /// <param name="category">The category.</param>
    /// <exception cref="ArgumentOutOfRangeException">It is no category.</exception>
    public Money Single(ForecastCategory category) => Enum.IsDefined(category)
        ? _open[(int)category]
        : throw new ArgumentOutOfRangeException(nameof(category), category, "Not a forecast category.");

    /// <inheritdoc />
    public Explanation Explain() => new(
        "Committed and closed",
        CumulativeCommit,
        [
            new Explanation("Closed", Closed),
            .. Enum.GetValues<ForecastCategory>().Select(category => new Explanation(category.ToString(), Single(category))),
            new Explanation("Open deals without a category, as pipeline", WithoutCategory),
            new Explanation("Open deals without an amount, as nothing", WithoutAmount),
        ]);
}
