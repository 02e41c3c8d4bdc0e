using System.Collections.Immutable;
using Mono.Cecil;
using Mono.Cecil.Cil;

namespace SalesMetrics.Tests.Architecture;

/// <summary>Calls that the compiled code must not make, because a figure would change with the machine or lose digits in silence.</summary>
internal static class IlRules
{
    /// <summary>The only methods that may turn an estimate into an amount owed, as <c>Namespace.Type::Method</c>.</summary>
    public static readonly ImmutableArray<string> Crossings = [];

    private static readonly string[] Fractions = ["System.Double", "System.Single"];

    private static readonly string[] WrittenByCulture =
    [
        "System.Double", "System.Single", "System.Decimal", "System.DateTime", "System.DateOnly", "NodaTime.LocalDate", "NodaTime.YearMonth",
    ];

    /// <summary>The calls that a type must not make. What a source generator wrote says so and is passed over: it is not ours to change.</summary>
    public static IEnumerable<string> Breaches(TypeDefinition type) =>
        IsGenerated(type) || (type.DeclaringType is { } outer && IsGenerated(outer))
            ? []
            : type.Methods.Where(method => method.HasBody && !IsGenerated(method)).SelectMany(Breaches);

    private static IEnumerable<string> Breaches(MethodDefinition method)
    {
        foreach (var instruction in method.Body.Instructions)
        {
            if (instruction.Operand is MethodReference called && WhatIsWrong(method, instruction, called) is { } wrong)
            {
                yield return $"{method.DeclaringType.FullName}::{method.Name} {wrong}";
            }
        }
    }

    private static string? WhatIsWrong(MethodDefinition caller, Instruction instruction, MethodReference called)
    {
        if (IsCrossing(called) && !Crossings.Contains($"{caller.DeclaringType.FullName}::{caller.Name}"))
        {
            return "turns a floating-point number into a decimal: name the crossing in IlRules.Crossings.";
        }

        if (IsQuotientOfIntegers(instruction, called))
        {
            return "makes a decimal of a quotient of integers: the fraction is gone; divide decimals.";
        }

        if (IsWithoutProvider(called))
        {
            return "interpolates with the current culture: write Invariant($\"...\").";
        }

        if (IsFormatWithoutProvider(called))
        {
            return $"calls {called.DeclaringType.Name}.{called.Name} with the current culture: pass CultureInfo.InvariantCulture.";
        }

        // What the compiler writes for a record's own text is for the debugger.
        return caller.Name != "PrintMembers" && IsToStringWithoutCulture(instruction, called) is { } number
            ? $"writes a {number} with the current culture: pass CultureInfo.InvariantCulture."
            : null;
    }

    private static bool IsGenerated(ICustomAttributeProvider member) =>
        member.CustomAttributes.Any(attribute => attribute.AttributeType.Name == "GeneratedCodeAttribute");

    private static bool IsCrossing(MethodReference called)
    {
        var isFromFraction = called.Parameters is [var only] && Fractions.Contains(only.ParameterType.FullName);
        return isFromFraction
            && ((called.DeclaringType.FullName == "System.Decimal" && called.Name is "op_Explicit" or ".ctor")
                || (called.DeclaringType.FullName == "System.Convert" && called.Name == "ToDecimal"));
    }

    private static bool IsQuotientOfIntegers(Instruction instruction, MethodReference called) =>
        called.DeclaringType.FullName == "System.Decimal"
        && called.Name == "op_Implicit"
        && called.Parameters[0].ParameterType.FullName is "System.Int32" or "System.Int64" or "System.UInt32" or "System.UInt64"
        && instruction.Previous is { } previous
        && (previous.OpCode == OpCodes.Div || previous.OpCode == OpCodes.Div_Un);

    private static bool IsWithoutProvider(MethodReference called) =>
        called.Name == ".ctor"
        && called.DeclaringType.Name is "DefaultInterpolatedStringHandler" or "AppendInterpolatedStringHandler" or "TryWriteInterpolatedStringHandler"
        && called.Parameters.All(parameter => parameter.ParameterType.Name != nameof(IFormatProvider));

    private static bool IsFormatWithoutProvider(MethodReference called) =>
        called.DeclaringType.FullName is "System.String" or "System.Text.StringBuilder"
        && called.Name is "Format" or "AppendFormat"
        && called.Parameters[0].ParameterType.Name != nameof(IFormatProvider);

    private static string? IsToStringWithoutCulture(Instruction instruction, MethodReference called)
    {
        if (called.Name != nameof(ToString) || called.Parameters.Any(parameter => parameter.ParameterType.Name == nameof(IFormatProvider)))
        {
            return null;
        }

        var on = instruction.Previous is { } previous && previous.OpCode == OpCodes.Constrained
            ? ((TypeReference)previous.Operand).FullName
            : called.DeclaringType.FullName;
        return WrittenByCulture.Contains(on) ? on : null;
    }
}
