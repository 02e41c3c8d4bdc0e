using SalesMetrics.Numerics;

namespace SalesMetrics.Comparisons.CaseMix;

/// <summary>Units compared at equal mix over several factors at once, by logistic regression.</summary>
public sealed class LogisticCaseMix
{
    internal LogisticCaseMix(ImmutableArray<LogisticTerm> terms, SearchSummary search, string reason, CaseMixTable table)
    {
        Terms = terms;
        Search = search;
        Reason = reason;
        Table = table;
    }

    /// <summary>The intercept, then the levels of each factor but its first, in order.</summary>
    public ImmutableArray<LogisticTerm> Terms { get; }

    /// <summary>How the search for the coefficients went.</summary>
    public SearchSummary Search { get; }

    /// <summary>Why something else was fitted than the plain model; empty when it was the plain one.</summary>
    public string Reason { get; }

    /// <summary>The units beside what the model expects of their deals.</summary>
    public CaseMixTable Table { get; }
}
