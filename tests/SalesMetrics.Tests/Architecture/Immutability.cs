using System.Runtime.CompilerServices;
using Mono.Cecil;

namespace SalesMetrics.Tests.Architecture;

/// <summary>Nothing mutable is public, and nothing static changes.</summary>
internal static class Immutability
{
    private static readonly string[] MutableCollections =
    [
        "System.Collections.Concurrent.ConcurrentDictionary`2",
        "System.Collections.Generic.Dictionary`2",
        "System.Collections.Generic.HashSet`1",
        "System.Collections.Generic.ICollection`1",
        "System.Collections.Generic.IDictionary`2",
        "System.Collections.Generic.IList`1",
        "System.Collections.Generic.ISet`1",
        "System.Collections.Generic.LinkedList`1",
        "System.Collections.Generic.List`1",
        "System.Collections.Generic.OrderedDictionary`2",
        "System.Collections.Generic.PriorityQueue`2",
        "System.Collections.Generic.Queue`1",
        "System.Collections.Generic.SortedDictionary`2",
        "System.Collections.Generic.SortedList`2",
        "System.Collections.Generic.SortedSet`1",
        "System.Collections.Generic.Stack`1",
        "System.Collections.ObjectModel.Collection`1",
        "System.Collections.ObjectModel.ObservableCollection`1",
        "System.Memory`1",
    ];

    /// <summary>Setters other than init, mutable fields and mutable collections that an embedder could reach.</summary>
    public static IEnumerable<string> Visible(TypeDefinition type)
    {
        foreach (var property in type.Properties)
        {
            if (property.SetMethod is { } setter && IsReachable(setter) && !IsInit(setter))
            {
                yield return $"{property.FullName} can be set: make it init or get-only.";
            }

            if (property.GetMethod is { } getter && IsReachable(getter) && IsMutableCollection(property.PropertyType))
            {
                yield return $"{property.FullName} hands out a mutable collection: make it an ImmutableArray or a read-only interface.";
            }
        }

        foreach (var field in type.Fields.Where(field => field.IsPublic || field.IsFamily || field.IsFamilyOrAssembly))
        {
            if (!field.IsInitOnly && !field.IsLiteral && !field.IsRuntimeSpecialName)
            {
                yield return $"{field.FullName} can be assigned: make it a property.";
            }
            else if (IsMutableCollection(field.FieldType))
            {
                yield return $"{field.FullName} hands out a mutable collection: make it an ImmutableArray.";
            }
        }
    }

    /// <summary>Static fields that can be assigned, hidden ones and those behind properties included.</summary>
    /// <remarks>The compiler's own types (caches of lambdas) are passed over.</remarks>
    public static IEnumerable<string> Statics(TypeDefinition type) =>
        from field in type.Fields
        where field.IsStatic && !field.IsInitOnly && !field.IsLiteral && !type.Name.StartsWith('<')
        select $"{field.FullName} is shared state: make it readonly.";

    /// <summary>Classes that an embedder could derive from. A closed choice is abstract, and only its own cases reach its constructor.</summary>
    public static IEnumerable<string> Open(TypeDefinition type)
    {
        if (!type.IsClass || type.IsValueType || type.IsSealed)
        {
            yield break;
        }

        if (!type.IsAbstract)
        {
            yield return $"{type.FullName} can be derived from: seal it.";
        }
        else if (type.Methods.Any(method => method.IsConstructor && !method.IsStatic && IsReachable(method) && !IsCopy(method)))
        {
            yield return $"{type.FullName} is abstract with a constructor within reach: make it private.";
        }
    }

    private static bool IsReachable(MethodDefinition method) => method.IsPublic || method.IsFamily || method.IsFamilyOrAssembly;

    private static bool IsInit(MethodDefinition setter) =>
        setter.ReturnType is RequiredModifierType modified && modified.ModifierType.Name == nameof(IsExternalInit);

    private static bool IsCopy(MethodDefinition constructor) =>
        constructor.Parameters is [var only] && only.ParameterType.FullName == constructor.DeclaringType.FullName;

    private static bool IsMutableCollection(TypeReference type) =>
        type.IsArray
        || (type is GenericInstanceType generic
            && (MutableCollections.Contains(generic.ElementType.FullName) || generic.GenericArguments.Any(IsMutableCollection)));
}
