namespace SalesMetrics.Pipeline.Funnels;

/// <summary>Every stay in one stage, by how it ended. Here a deal counts as often as it came in.</summary>
/// <param name="Stage">The stage.</param>
/// <param name="Entries">Stays that began.</param>
/// <param name="Advanced">Stays that ended with a later stage.</param>
/// <param name="Won">Stays that ended with a win, which is beyond every stage.</param>
/// <param name="Lost">Stays that ended with a loss.</param>
/// <param name="NoDecision">Stays that ended without a decision of the customer.</param>
/// <param name="Disqualified">Stays that ended with disqualification.</param>
/// <param name="Back">Stays that ended with an earlier stage.</param>
/// <param name="HandedOff">Stays that ended with another owner.</param>
/// <param name="StillThere">Stays that have not ended.</param>
/// <param name="Passed">Deals that got beyond the stage: into a later one, or won.</param>
/// <param name="Skipped">Of them, those never in it.</param>
public sealed record StagePresence(
    SalesStage Stage,
    long Entries,
    long Advanced,
    long Won,
    long Lost,
    long NoDecision,
    long Disqualified,
    long Back,
    long HandedOff,
    long StillThere,
    long Passed,
    long Skipped)
{
    /// <summary>All stays that ended one way or another or not at all; always equal to <see cref="Entries"/>.</summary>
    public long Accounted => Advanced + Won + Lost + NoDecision + Disqualified + Back + HandedOff + StillThere;

    /// <summary>Deals that jumped over the stage / deals that got beyond it (skip rate); null when none did.</summary>
    public Ratio? SkipRate => Passed == 0 ? null : Ratio.Of(Skipped, Passed);
}
