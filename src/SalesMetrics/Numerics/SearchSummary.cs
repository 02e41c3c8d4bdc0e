using System.Runtime.InteropServices;

namespace SalesMetrics.Numerics;

/// <summary>How a search for parameters went. The default means that none was needed.</summary>
/// <param name="Exit">Why it stopped.</param>
/// <param name="Evaluations">How often the whole history was run through.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct SearchSummary(SearchExit Exit, int Evaluations);
