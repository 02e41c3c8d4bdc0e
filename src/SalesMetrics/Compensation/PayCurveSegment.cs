namespace SalesMetrics.Compensation;

/// <summary>A stretch of a pay curve: from a bound on, a start and so much more for every further bit of attainment.</summary>
/// <remarks>It ends where the next segment starts. A jump is a segment that starts elsewhere than where the one before it ended.</remarks>
/// <param name="From">The attainment at which it starts, inclusive; zero or more.</param>
/// <param name="Pay">The share of the target pay at <paramref name="From"/>; zero or more.</param>
/// <param name="Slope">
/// How many points of target pay each point of attainment above <paramref name="From"/> adds: 0 is a step, 1 pays in proportion,
/// 2 doubles it.
/// </param>
public readonly record struct PayCurveSegment(Ratio From, Ratio Pay, Ratio Slope)
{
    /// <summary>The share of the target pay at an attainment within the segment, exact and before any cap.</summary>
    public Ratio PayAt(Ratio attainment) => Pay + (Slope * (attainment - From));
}
