using System.Collections.Immutable;
using System.Xml.Linq;
using Mono.Cecil;

namespace SalesMetrics.Tests.Architecture;

/// <summary>What the public surface may look like.</summary>
internal static class PublicApi
{
    private static readonly string Framework = Path.GetDirectoryName(typeof(object).Assembly.Location)!;

    private static readonly string[] EmptyNouns = ["Result", "Info", "Data", "Manager", "Util", "Utils", "Helper", "Service"];

    private static readonly string[] Sequences =
    [
        "System.Collections.Immutable.ImmutableArray`1",
        "System.Collections.Generic.List`1",
    ];

    /// <summary>Types in visible signatures that are not the framework's, NodaTime's or ours: they would bind an embedder to our choice.</summary>
    public static IEnumerable<string> ForeignTypes(TypeDefinition type)
    {
        IEnumerable<(string Where, TypeReference? Type)> uses =
        [
            (type.FullName, type.BaseType),
            .. type.Interfaces.Select(implemented => (type.FullName, (TypeReference?)implemented.InterfaceType)),
            .. TypeUses.Constraints(type).Select(constraint => (type.FullName, (TypeReference?)constraint)),
            .. type.Fields.Where(field => field.IsPublic || field.IsFamily || field.IsFamilyOrAssembly)
                .Select(field => (field.FullName, (TypeReference?)field.FieldType)),
            .. type.Methods.Where(method => method.IsPublic || method.IsFamily || method.IsFamilyOrAssembly)
                .SelectMany(method => TypeUses.Signature(method).Select(used => (method.FullName, used))),
        ];
        return
            from use in uses
            from part in TypeUses.Parts(use.Type)
            let assembly = AssemblyOf(part)
            where assembly != "NodaTime" && !assembly.StartsWith("SalesMetrics", StringComparison.Ordinal)
            where !File.Exists(Path.Combine(Framework, assembly + ".dll"))
            select $"{use.Where} shows {part.FullName} of {assembly}: keep it behind a type of ours.";
    }

    /// <summary>Names that say nothing, or the same as the namespace; exceptions that can be derived from.</summary>
    public static IEnumerable<string> Names(TypeDefinition type)
    {
        var name = ShippedCode.NameOf(type);
        if (name == ShippedCode.Outermost(type).Namespace.Split('.')[^1])
        {
            yield return $"{type.FullName} has the name of its namespace.";
        }

        if (EmptyNouns.FirstOrDefault(noun => name.EndsWith(noun, StringComparison.Ordinal)) is { } empty)
        {
            yield return $"{type.FullName} ends in {empty}: the noun was not found yet.";
        }

        if (name.EndsWith("Exception", StringComparison.Ordinal) && !type.IsSealed)
        {
            yield return $"{type.FullName} can be derived from: seal it.";
        }
    }

    /// <summary>Records that hold a sequence but leave equality to the compiler, which compares sequences by reference.</summary>
    public static IEnumerable<string> LyingEquality(TypeDefinition type)
    {
        var isRecord = type.Methods.Any(method => method.Name == "PrintMembers");
        var ownEquals = type.Methods.Any(method =>
            method.Name == nameof(Equals)
            && method.Parameters is [var other]
            && other.ParameterType.FullName == type.FullName
            && method.CustomAttributes.All(attribute => attribute.AttributeType.Name != "CompilerGeneratedAttribute"));
        return !isRecord || ownEquals
            ? []
            : from field in type.Fields
              where !field.IsStatic
              where field.FieldType.IsArray || (field.FieldType is GenericInstanceType generic && Sequences.Contains(generic.ElementType.FullName))
              select $"{field.FullName} is a sequence in a record: its Equals would compare references; make it a sealed class.";
    }

    /// <summary>Public types that are not in a file of their name: X.cs, X{T}.cs, or X.Something.cs for a part.</summary>
    /// <param name="type">The type; a nested one is found with the type around it.</param>
    /// <param name="paths">Every source path, relative to the root.</param>
    public static IEnumerable<string> Files(TypeDefinition type, IReadOnlyCollection<string> paths)
    {
        var assembly = type.Module.Assembly.Name.Name;
        var below = type.Namespace.Length > assembly.Length ? type.Namespace[assembly.Length..].Replace('.', '/') : "";
        var path = $"src/{assembly}{below}/{ShippedCode.NameOf(type)}";
        var generic = $"{path}{{{string.Join(",", type.GenericParameters.Select(parameter => parameter.Name))}}}";
        if (type.DeclaringType is null
            && !paths.Contains(path + ".cs")
            && !paths.Contains(generic + ".cs")
            && !paths.Any(other => other.StartsWith(path + ".", StringComparison.Ordinal)))
        {
            yield return $"{type.FullName} is not in a file named after it: {path}.cs";
        }
    }

    /// <summary>Shipped projects whose public surface is not documented or not on file.</summary>
    /// <param name="shared">The settings every shipped project shares.</param>
    /// <param name="project">One project.</param>
    /// <param name="exists">Whether a path relative to the root exists.</param>
    public static IEnumerable<string> Switches(SourceFile shared, SourceFile project, Func<string, bool> exists)
    {
        var settings = new[] { shared, project }.Select(file => XDocument.Parse(file.Text)).ToImmutableArray();
        var documented = settings.SelectMany(document => document.Descendants("GenerateDocumentationFile")).Select(element => element.Value).ToArray();
        if (documented.Length == 0 || documented.Any(value => value != "true"))
        {
            yield return $"{project.Path} does not generate its documentation, so that a missing summary is not seen.";
        }

        if (settings[1].Descendants("NoWarn").Any())
        {
            yield return $"{project.Path} switches warnings off.";
        }

        if (!shared.Text.Contains("Microsoft.CodeAnalysis.PublicApiAnalyzers", StringComparison.Ordinal))
        {
            yield return $"{shared.Path} does not refer to the analyzer of the public surface.";
        }

        foreach (var file in new[] { "PublicAPI.Shipped.txt", "PublicAPI.Unshipped.txt" })
        {
            if (!exists($"{project.Folder}/{file}"))
            {
                yield return $"{project.Path} has no {file}: run build/public-api.sh {project.Folder}";
            }
        }
    }

    private static string AssemblyOf(TypeReference type) => type.Scope switch
    {
        AssemblyNameReference reference => reference.Name,
        ModuleDefinition module => module.Assembly.Name.Name,
        var scope => scope.Name,
    };
}
