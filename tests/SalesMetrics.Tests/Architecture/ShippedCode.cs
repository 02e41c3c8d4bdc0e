using Mono.Cecil;
using SalesMetrics.Tests.Support;

namespace SalesMetrics.Tests.Architecture;

/// <summary>The compiled assemblies beside the tests: ours to ship, and the tests themselves for what is planted in them.</summary>
internal static class ShippedCode
{
    private static readonly ModuleDefinition Tests = ModuleDefinition.ReadModule(typeof(ShippedCode).Assembly.Location);

    public static IReadOnlyList<ModuleDefinition> Modules { get; } =
    [
        .. Directory.GetFiles(AppContext.BaseDirectory, "SalesMetrics*.dll")
            .Order(StringComparer.Ordinal)
            .Where(path => Directory.Exists(Path.Combine(Repository.Root, "src", Path.GetFileNameWithoutExtension(path))))
            .Select(ModuleDefinition.ReadModule),
    ];

    public static ModuleDefinition Core { get; } = Modules.Single(module => module.Assembly.Name.Name == "SalesMetrics");

    /// <summary>Types an embedder can name, nested ones included.</summary>
    public static IEnumerable<TypeDefinition> PublicTypes { get; } = [.. Modules.SelectMany(module => module.GetTypes()).Where(IsVisible)];

    /// <summary>The compiled form of a type planted in the tests.</summary>
    public static TypeDefinition Planted(Type type) => Tests.ImportReference(type).Resolve();

    /// <summary>The types planted below a namespace of the tests.</summary>
    public static IEnumerable<TypeDefinition> PlantedBelow(string root) =>
        Tests.Types.Where(type => type.Namespace.StartsWith(root, StringComparison.Ordinal));

    /// <summary>The name as written in C#, without the count of type parameters.</summary>
    public static string NameOf(TypeReference type) => type.Name.Split('`')[0];

    public static TypeReference Outermost(TypeReference type)
    {
        while (type.DeclaringType is { } outer)
        {
            type = outer;
        }

        return type;
    }

    private static bool IsVisible(TypeDefinition type) =>
        type.IsPublic || ((type.IsNestedPublic || type.IsNestedFamily || type.IsNestedFamilyOrAssembly) && IsVisible(type.DeclaringType));
}
