using SalesMetrics.Explanations;

namespace SalesMetrics.Tests.Support;

/// <summary>The upper lines of a working, where what lies below them is the matter of other tests.</summary>
internal static class Workings
{
    /// <summary>The text of a working without the lines more than so many levels below its first.</summary>
    public static string DownTo(int depth, IExplainable explained) => string.Join(
        '\n', explained.Explain().ToString().Split('\n').Where(line => line.Length - line.TrimStart(' ').Length <= 2 * depth));
}
