using SalesMetrics.Explanations;

namespace SalesMetrics.Quotas;

/// <summary>One unit's open deals on a day, by when they are due.</summary>
public sealed class PipelineSlice : IExplainable
{
    internal PipelineSlice(Currency currency, ImmutableArray<PipelineLine> lines, int laterCount, int undatedCount, int withoutValueCount)
    {
        Lines = lines;
        Due = Money.Sum(lines.Select(line => line.Amount), currency);
        LaterCount = laterCount;
        UndatedCount = undatedCount;
        WithoutValueCount = withoutValueCount;
    }

    /// <summary>The deals due by the end of the period, by id; those overdue included. A deal split among sellers is a line each.</summary>
    public ImmutableArray<PipelineLine> Lines { get; }

    /// <summary>Their value: the sum of the lines.</summary>
    public Money Due { get; }

    /// <summary>How many lines count.</summary>
    public int DueCount => Lines.Length;

    /// <summary>How many are due after the period and do not count.</summary>
    public int LaterCount { get; }

    /// <summary>How many have a value but no expected closing date, and do not count for that.</summary>
    public int UndatedCount { get; }

    /// <summary>How many have no value that may be used, or one in another currency, and do not count for that.</summary>
    public int WithoutValueCount { get; }

    /// <inheritdoc />
    public Explanation Explain() => new(
        "Open value due in the period",
        Due,
        [
            .. Lines.Select(line => new Explanation(
                line.ExpectedCloseOn is { } on ? Invariant($"{on:uuuu-MM-dd} {line.PayeeId}") : Invariant($"undated {line.PayeeId}"), line.Amount)
            {
                SourceId = line.DealId,
            }),
            new Explanation("due later, not counted", LaterCount),
            new Explanation("without a date, not counted", UndatedCount),
            new Explanation("without a value, not counted", WithoutValueCount),
        ]);
}
