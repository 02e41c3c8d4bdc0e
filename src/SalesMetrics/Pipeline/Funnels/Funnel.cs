using SalesMetrics.Explanations;

namespace SalesMetrics.Pipeline.Funnels;

/// <summary>How many deals came how far.</summary>
public sealed class Funnel : IExplainable
{
    internal Funnel(FunnelOptions options, ImmutableArray<FunnelStage> stages, long deals, long won, long wonInFunnel, long withoutStage, long outside)
    {
        Options = options;
        Stages = stages;
        Deals = deals;
        Won = won;
        WonInFunnel = wonInFunnel;
        WithoutStage = withoutStage;
        BegunOutside = outside;
    }

    /// <summary>What was counted.</summary>
    public FunnelOptions Options { get; }

    /// <summary>The stages, first to last.</summary>
    public ImmutableArray<FunnelStage> Stages { get; }

    /// <summary>Deals that are looked at: begun by the as-of day, and within <see cref="FunnelOptions.Begun"/>. Lost ones stay in.</summary>
    public long Deals { get; }

    /// <summary>Of them, those won as of the day. One that was reopened is not won until it is won again.</summary>
    public long Won { get; }

    /// <summary>Of those won, the ones that count as won in the funnel: all, but in a strict one only those that were in every stage in order.</summary>
    public long WonInFunnel { get; }

    /// <summary>Of the deals looked at, those that count at no stage at all.</summary>
    public long WithoutStage { get; }

    /// <summary>Deals left out because they began on other days.</summary>
    public long BegunOutside { get; }

    /// <inheritdoc />
    public Explanation Explain() => new(
        Invariant($"Funnel of kind {Options.Kind} as of {Options.AsOf:uuuu-MM-dd}"),
        Deals,
        [
            .. Stages.Select(stage => stage.Explain()),
            new Explanation("Won", WonInFunnel),
            new Explanation("At no stage", WithoutStage),
            new Explanation("Begun on other days, left out", BegunOutside),
        ]);
}
