using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Mono.Cecil;

namespace SalesMetrics.Tests.Architecture;

/// <summary>Who may use whom.</summary>
internal static partial class Layers
{
    /// <summary>The core's folders, earliest step first. A folder uses the root and earlier steps; neighbours on a step do not know each other.</summary>
    public static readonly ImmutableArray<ImmutableArray<string>> Steps =
    [
        ["Explanations", "Calendars", "Numerics"],
        ["Organization", "Transactions", "Pipeline", "Leads", "Columns"],
        ["Crediting"],
        ["Measures"],
        ["Quotas", "Series"],
        ["Comparisons", "Compensation", "Forecasting"],
        ["GoalSetting", "Tooling"],
    ];

    private const string Core = "SalesMetrics";

    /// <summary>The types below a root namespace that use a folder they must not know, or are in a folder that is on no step.</summary>
    public static IEnumerable<string> Breaches(IEnumerable<TypeDefinition> types, string root)
    {
        foreach (var type in types)
        {
            if (FolderOf(type, root) is not { } folder)
            {
                continue;
            }

            if (StepOf(folder) < -1)
            {
                yield return $"{type.FullName}: the folder {folder} is on no step; put it in {nameof(Layers)}.{nameof(Steps)} and docs/architecture.md.";
                continue;
            }

            foreach (var use in TypeUses.Of(type))
            {
                if (FolderOf(use, root) is { } used && used != folder && used.Length > 0 && StepOf(used) >= StepOf(folder))
                {
                    yield return $"{type.FullName} uses {use.FullName}: {(folder.Length == 0 ? "the root" : folder)} does not know {used}.";
                }
            }
        }
    }

    /// <summary>What an assembly of ours refers to and must not: adapters use the core, not each other, save Data.* on Data.</summary>
    public static IEnumerable<string> References(string assembly, IEnumerable<string> references) =>
        from reference in references
        where reference.StartsWith(Core, StringComparison.Ordinal)
        where reference != Core && assembly != Core + ".Cli"
        where !(reference == Core + ".Data" && assembly.StartsWith(Core + ".Data.", StringComparison.Ordinal))
        select $"{assembly} refers to {reference}: adapters do not know each other.";

    /// <summary>Whom an assembly lets see its internals: what an adapter of ours cannot do, an embedder's cannot either.</summary>
    public static IEnumerable<string> Friends(ICustomAttributeProvider assembly) =>
        from attribute in assembly.CustomAttributes
        where attribute.AttributeType.Name == "InternalsVisibleToAttribute"
        let friend = ((string)attribute.ConstructorArguments[0].Value).Split(',')[0]
        where friend != Core + ".Tests"
        select $"{friend} sees internals: only the tests may.";

    /// <summary>A source whose namespace is not its folder: src/A.B/C/X.cs is in A.B.C.</summary>
    public static IEnumerable<string> Namespaces(SourceFile file)
    {
        var expected = file.Folder["src/".Length..].Replace('/', '.');
        foreach (Match match in NamespaceLine().Matches(file.Text))
        {
            if (match.Groups[1].Value != expected)
            {
                yield return $"{file.Path} is in namespace {match.Groups[1].Value}: its folder says {expected}.";
            }
        }
    }

    private static string? FolderOf(TypeReference type, string root)
    {
        var name = ShippedCode.Outermost(type).Namespace;
        return name == root ? "" : name.StartsWith(root + ".", StringComparison.Ordinal) ? name[(root.Length + 1)..].Split('.')[0] : null;
    }

    private static int StepOf(string folder)
    {
        if (folder.Length == 0)
        {
            return -1;
        }

        for (var step = 0; step < Steps.Length; step++)
        {
            if (Steps[step].Contains(folder))
            {
                return step;
            }
        }

        return -2;
    }

    [GeneratedRegex(@"^namespace ([\w.]+)", RegexOptions.Multiline, matchTimeoutMilliseconds: 1000)]
    private static partial Regex NamespaceLine();
}
