using System.Runtime.InteropServices;

namespace SalesMetrics.Numerics;

/// <summary>How a search for parameters went. The default means that none was needed.</summary>
/// <param name="Exit">Why it stopped.</param>
/// <param name="Evaluations">How many points a search of one at a time would have evaluated, each a run through the whole history; several at once share a run.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct SearchSummary(SearchExit Exit, int Evaluations);
