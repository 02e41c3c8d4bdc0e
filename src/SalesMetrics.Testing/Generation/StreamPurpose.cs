namespace SalesMetrics.Testing.Generation;

/// <summary>What a stream of random numbers is for. The numbers are part of what a seed means: never renumber them.</summary>
internal enum StreamPurpose
{
    Names = 0,
    Career = 1,
    Managers = 2,
    Talent = 3,
    Deals = 4,
    Corrections = 5,
    Process = 6,
    ProcessPeople = 7,
}
