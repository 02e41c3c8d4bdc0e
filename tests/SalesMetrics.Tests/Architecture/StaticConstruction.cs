using Mono.Cecil;
using Mono.Cecil.Cil;

namespace SalesMetrics.Tests.Architecture;

/// <summary>What runs when a type is first touched, at a moment nobody chose: it may fill the type's own fields and nothing else.</summary>
internal static class StaticConstruction
{
    /// <summary>Static constructors that are written out, reach into another type's fields, or call something for its effect alone.</summary>
    public static IEnumerable<string> Breaches(TypeDefinition type)
    {
        if (type.Methods.SingleOrDefault(method => method is { IsConstructor: true, IsStatic: true }) is not { } constructor)
        {
            yield break;
        }

        // What the compiler makes of initialisers may run at any time before the first field is read; a written constructor runs at one moment.
        if (!type.IsBeforeFieldInit && !type.Name.Contains('<', StringComparison.Ordinal))
        {
            yield return $"{type.FullName} has a static constructor: initialise its fields where they are declared.";
        }

        foreach (var instruction in constructor.Body.Instructions)
        {
            if (instruction.OpCode == OpCodes.Stsfld
                && instruction.Operand is FieldReference field
                && field.DeclaringType.GetElementType().FullName != type.FullName
                && !field.DeclaringType.Name.Contains('<', StringComparison.Ordinal))
            {
                yield return $"{type.FullName} sets {field.FullName} while it is initialised.";
            }
            else if (instruction.Operand is MethodReference { HasThis: false } called
                && called.ReturnType.FullName == "System.Void"
                && !called.DeclaringType.Namespace.StartsWith("System.Runtime.", StringComparison.Ordinal))
            {
                yield return $"{type.FullName} calls {called.FullName} for its effect while it is initialised.";
            }
        }
    }
}
