namespace SalesMetrics.Pipeline;

/// <summary>One stay of a deal in an open stage, with one owner.</summary>
/// <param name="StageIndex">The stage's place in the process, from 0.</param>
/// <param name="OwnerId">Whose it was; empty when the log does not say.</param>
/// <param name="EnteredOn">The day it came in.</param>
/// <param name="Entry">How it came in.</param>
/// <param name="LeftOn">The day it left; null while it is still there.</param>
/// <param name="Exit">How it left.</param>
public sealed record StageVisit(int StageIndex, string OwnerId, LocalDate EnteredOn, StageEntry Entry, LocalDate? LeftOn, StageExit Exit)
{
    /// <summary>Whole days from coming in to leaving, or to the end of a day while it is still there; 0 when both are one day.</summary>
    /// <param name="asOf">The day up to which an unfinished stay is counted; not before <see cref="EnteredOn"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException">The deal came in after <paramref name="asOf"/>.</exception>
    public int DaysUntil(LocalDate asOf) => EnteredOn > asOf
        ? throw new ArgumentOutOfRangeException(nameof(asOf), asOf, Invariant($"The deal came into the stage on {EnteredOn:uuuu-MM-dd}, later."))
        : NodaTime.Period.DaysBetween(EnteredOn, LeftOn is { } left && left <= asOf ? left : asOf);
}
