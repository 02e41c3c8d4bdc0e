using System.Text.RegularExpressions;

namespace SalesMetrics.Tests.Architecture;

/// <summary>Comments say why; code that is not wanted is deleted, and found again in the history.</summary>
internal static partial class CommentRules
{
    /// <summary>Comments that read like a statement or the edge of a block. A sentence that mentions code is not one.</summary>
    public static IEnumerable<string> CommentedCode(SourceFile file) =>
        from line in file.Lines.Index()
        where Code().IsMatch(line.Item)
        select $"{file.Path}:{line.Index + 1} is code in a comment: delete it.";

    // A statement ends in a semicolon and calls, assigns or starts with a keyword; a block's edge is a brace alone, or a closing bracket before one.
    [GeneratedRegex(
        @"^\s*//(?!/)\s*((return|break|continue|throw|yield|using|await)\b.*;|[\w.<>\[\]? ]+\s(=|\+=|-=|=>)\s.*;|[\w.<>]+\(.*\);|.*\)\s*\{|[{}])\s*$",
        RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 1000)]
    private static partial Regex Code();
}
