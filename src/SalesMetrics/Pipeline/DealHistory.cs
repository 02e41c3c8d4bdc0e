namespace SalesMetrics.Pipeline;

/// <summary>How one deal changed over time.</summary>
public sealed class DealHistory
{
    internal DealHistory(ImmutableArray<DealRevision> revisions) => Revisions = revisions;

    /// <summary>The deal.</summary>
    public string DealId => Revisions[0].Deal.Id;

    /// <summary>The states it went through, in order; at least one, no two alike in succession. Of several on a day the last holds at its end.</summary>
    public ImmutableArray<DealRevision> Revisions { get; }

    /// <summary>The deal as it stood at the end of a day; null when it was not there yet.</summary>
    public Deal? On(LocalDate date)
    {
        for (var i = Revisions.Length - 1; i >= 0; i--)
        {
            if (Revisions[i].On <= date)
            {
                return Revisions[i].Deal;
            }
        }

        return null;
    }
}
