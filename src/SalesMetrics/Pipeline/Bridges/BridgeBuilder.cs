namespace SalesMetrics.Pipeline.Bridges;

/// <summary>Adds up what deals did to one unit's pipeline.</summary>
internal sealed class BridgeBuilder(Currency currency)
{
    private readonly List<BridgeEntry> _entries = [];
    private readonly HashSet<string> _withoutAmount = new(StringComparer.Ordinal);
    private Money _start = Money.Zero(currency);
    private Money _end = Money.Zero(currency);

    public void Start(Money amount) => _start += amount;

    public void End(Money amount) => _end += amount;

    public void Add(string dealId, BridgeLineKind kind, Money change) => _entries.Add(new BridgeEntry(dealId, kind, change));

    public void MissAmount(string dealId) => _withoutAmount.Add(dealId);

    public PipelineBridge ToBridge(string unitId) => new(unitId, _start, _end, [.. _entries], _withoutAmount.Count);
}
