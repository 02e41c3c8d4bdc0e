using System.Runtime.InteropServices;

namespace SalesMetrics.Comparisons.Shrinkage;

/// <summary>Units with the same counts: they are reckoned once, since of fifty thousand reps there are a few hundred kinds.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct WinKind(double Won, double Decided, double Units)
{
    public static WinKind[] Of(WinCount[] counts) =>
    [
        .. counts.GroupBy(count => (count.Won, count.Decided)).OrderBy(kind => kind.Key).Select(kind => new WinKind(kind.Key.Won, kind.Key.Decided, kind.Count())),
    ];
}
