namespace SalesMetrics.Compensation.Modelling;

/// <summary>An attainment at which one more unit of credit changes pay by a whole amount.</summary>
public sealed class PayoutCurveJump
{
    internal PayoutCurveJump(Ratio at, Ratio before, Ratio after, ImmutableArray<string> lineIds)
    {
        At = at;
        Before = before;
        After = after;
        LineIds = lineIds;
    }

    /// <summary>The attainment that must be reached, inclusive.</summary>
    public Ratio At { get; }

    /// <summary>What pay comes near to just below it, in major units, exact.</summary>
    public Ratio Before { get; }

    /// <summary>What is paid at it, in major units, exact.</summary>
    public Ratio After { get; }

    /// <summary>How much more is paid at the attainment than just below; negative where pay drops.</summary>
    public Ratio Size => After - Before;

    /// <summary>The components and clauses whose pay jumps there, in the plan's order.</summary>
    public ImmutableArray<string> LineIds { get; }
}
