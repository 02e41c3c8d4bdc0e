using Mono.Cecil;
using Mono.Cecil.Cil;

namespace SalesMetrics.Tests.Architecture;

/// <summary>Collects every type that a compiled type mentions: signatures, bodies, generics, attributes, nested and generated types.</summary>
internal static class TypeUses
{
    /// <summary>All uses, taken apart: the parts of a generic type, the element of an array.</summary>
    public static IEnumerable<TypeReference> Of(TypeDefinition type)
    {
        var uses = new List<TypeReference?> { type.BaseType };
        uses.AddRange(type.Interfaces.Select(implemented => implemented.InterfaceType));
        uses.AddRange(Attributes(type));
        uses.AddRange(Constraints(type));
        foreach (var field in type.Fields)
        {
            uses.Add(field.FieldType);
            uses.AddRange(Attributes(field));
        }

        foreach (var property in type.Properties)
        {
            uses.Add(property.PropertyType);
            uses.AddRange(Attributes(property));
        }

        foreach (var raised in type.Events)
        {
            uses.Add(raised.EventType);
            uses.AddRange(Attributes(raised));
        }

        foreach (var method in type.Methods)
        {
            uses.AddRange(Signature(method));
            uses.AddRange(Attributes(method));
            uses.AddRange(Attributes(method.MethodReturnType));
            uses.AddRange(method.Parameters.SelectMany(Attributes));
            uses.AddRange(method.Overrides.SelectMany(Signature));
            uses.AddRange(Body(method));
        }

        return uses.SelectMany(Parts).Concat(type.NestedTypes.SelectMany(Of));
    }

    /// <summary>The return type, the parameters and the bounds on type parameters; for a call also its owner and type arguments.</summary>
    public static IEnumerable<TypeReference?> Signature(MethodReference method) =>
    [
        method.DeclaringType,
        method.ReturnType,
        .. method.Parameters.Select(parameter => parameter.ParameterType),
        .. method is GenericInstanceMethod generic ? generic.GenericArguments : [],
        .. method is MethodDefinition definition ? Constraints(definition) : [],
    ];

    public static IEnumerable<TypeReference> Constraints(IGenericParameterProvider owner) =>
        owner.GenericParameters.SelectMany(parameter => parameter.Constraints.Select(constraint => constraint.ConstraintType));

    /// <summary>Takes a type apart into the plain types it is made of.</summary>
    public static IEnumerable<TypeReference> Parts(TypeReference? type) => type switch
    {
        null or GenericParameter => [],
        GenericInstanceType generic => [generic.ElementType, .. generic.GenericArguments.SelectMany(Parts)],
        IModifierType modified => [.. Parts(modified.ModifierType), .. Parts(modified.ElementType)],
        FunctionPointerType pointer => [.. Parts(pointer.ReturnType), .. pointer.Parameters.SelectMany(parameter => Parts(parameter.ParameterType))],
        TypeSpecification specification => Parts(specification.ElementType),
        _ => [type],
    };

    private static IEnumerable<TypeReference> Attributes(ICustomAttributeProvider owner)
    {
        foreach (var attribute in owner.CustomAttributes)
        {
            yield return attribute.AttributeType;
            foreach (var argument in attribute.ConstructorArguments.Concat(attribute.Properties.Select(property => property.Argument)))
            {
                yield return argument.Value as TypeReference ?? argument.Type;
            }
        }
    }

    private static IEnumerable<TypeReference?> Body(MethodDefinition method)
    {
        if (!method.HasBody)
        {
            return [];
        }

        return method.Body.Variables.Select(variable => variable.VariableType)
            .Concat(method.Body.ExceptionHandlers.Select(handler => handler.CatchType))
            .Concat(method.Body.Instructions.SelectMany(Operand));
    }

    private static IEnumerable<TypeReference?> Operand(Instruction instruction) => instruction.Operand switch
    {
        TypeReference type => [type],
        MethodReference method => Signature(method),
        FieldReference field => [field.DeclaringType, field.FieldType],
        CallSite site => [site.ReturnType, .. site.Parameters.Select(parameter => parameter.ParameterType)],
        _ => [],
    };
}
