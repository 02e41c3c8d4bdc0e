namespace SalesMetrics.Pipeline;

/// <summary>A version of the steps that deals go through: open stages in order, and the ways a deal can end.</summary>
/// <remarks>
/// A process that changes is an <see cref="EffectiveDated{T}"/> of versions. A stage that takes another's place names it in
/// <see cref="SalesStage.FormerIds"/>, so that old entries of the log still count.
/// </remarks>
public sealed class SalesProcess
{
    private readonly Dictionary<string, SalesStage> _byId;
    private readonly Dictionary<string, int> _indexes;

    private SalesProcess(ImmutableArray<SalesStage> stages, ImmutableArray<SalesStage> endings, Dictionary<string, SalesStage> byId)
    {
        Stages = stages;
        Endings = endings;
        _byId = byId;
        _indexes = stages.Index().ToDictionary(stage => stage.Item.Id, stage => stage.Index, StringComparer.Ordinal);
    }

    /// <summary>The open stages, first to last; at least one.</summary>
    public ImmutableArray<SalesStage> Stages { get; }

    /// <summary>The stages in which a deal has ended, in the order given; at least one of kind <see cref="StageKind.Won"/>.</summary>
    public ImmutableArray<SalesStage> Endings { get; }

    /// <summary>Makes a process.</summary>
    /// <param name="stages">The stages; the open ones in the order in which a deal goes through them.</param>
    /// <exception cref="ArgumentException">No stage is open, or none won; or an id, former ones included, stands for two stages.</exception>
    public static SalesProcess Create(params IEnumerable<SalesStage> stages)
    {
        ArgumentNullException.ThrowIfNull(stages);
        var all = stages.ToImmutableArray();
        var byId = new Dictionary<string, SalesStage>(StringComparer.Ordinal);
        foreach (var stage in all)
        {
            foreach (var id in stage.FormerIds.Prepend(stage.Id))
            {
                if (!byId.TryAdd(id, stage))
                {
                    throw new ArgumentException(Invariant($"'{id}' stands for two stages: an id, former ones included, belongs to one."), nameof(stages));
                }
            }
        }

        ImmutableArray<SalesStage> open = [.. all.Where(stage => stage.Kind == StageKind.Open)];
        if (open.IsEmpty || all.All(stage => stage.Kind != StageKind.Won))
        {
            throw new ArgumentException("A process needs at least one open stage and one in which a deal is won.", nameof(stages));
        }

        return new SalesProcess(open, [.. all.Where(stage => stage.Kind != StageKind.Open)], byId);
    }

    /// <summary>Finds a stage by its id, or by one it had before.</summary>
    /// <param name="id">The id as a log has it.</param>
    /// <param name="stage">The stage; null when there is none.</param>
    public bool TryGetStage(string id, [System.Diagnostics.CodeAnalysis.NotNullWhen(true)] out SalesStage? stage)
    {
        ArgumentNullException.ThrowIfNull(id);
        return _byId.TryGetValue(id, out stage);
    }

    /// <summary>The place of an open stage among <see cref="Stages"/>, from 0.</summary>
    /// <param name="stageId">The id of an open stage, not a former one.</param>
    /// <exception cref="ArgumentException">There is no such open stage.</exception>
    public int IndexOf(string stageId)
    {
        ArgumentNullException.ThrowIfNull(stageId);
        return _indexes.TryGetValue(stageId, out var index)
            ? index
            : throw new ArgumentException(
                Invariant($"'{stageId}' is no open stage: those are {string.Join(", ", Stages.Select(stage => stage.Id))}."), nameof(stageId));
    }
}
