namespace SalesMetrics.Pipeline.Survival;

/// <summary>How many lifetimes were last seen after so many days, by what ended them.</summary>
internal sealed class LifetimeDay(int days)
{
    private readonly Dictionary<int, long> _byCause = [];

    public int Days => days;

    public long Total { get; private set; }

    public void Add(int cause)
    {
        Total++;
        _byCause[cause] = Of(cause) + 1;
    }

    public long Of(int cause) => _byCause.GetValueOrDefault(cause);
}
