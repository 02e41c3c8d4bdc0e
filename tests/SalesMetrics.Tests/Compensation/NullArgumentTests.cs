using System.Reflection;
using System.Runtime.CompilerServices;
using SalesMetrics.Compensation;

namespace SalesMetrics.Tests.Compensation;

/// <summary>Whoever forgets an argument is told which one, before anything is calculated from the others.</summary>
public class NullArgumentTests
{
    private const BindingFlags Own = BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    public static TheoryData<string, string> Arguments
    {
        get
        {
            var data = new TheoryData<string, string>();
            var needed = Members.SelectMany(member => Needed(member.Value).Select(parameter => (Member: member.Key, Argument: parameter.Name!)));
            foreach (var (name, argument) in needed.Order())
            {
                data.Add(name, argument);
            }

            return data;
        }
    }

    private static Dictionary<string, MethodBase> Members { get; } = typeof(Plan).Assembly.GetExportedTypes()
        .Where(type => type.Namespace?.StartsWith("SalesMetrics.Compensation", StringComparison.Ordinal) == true && !type.IsEnum)
        .SelectMany(type => type.GetMethods(Own).Where(method => !method.IsSpecialName && !IsOfEveryRecord(method))
            .Concat<MethodBase>(type.GetConstructors(Own).Where(constructor => !OnlyHolds(type, constructor))))
        .Where(member => member.GetParameters().All(parameter => !parameter.ParameterType.IsByRefLike && !parameter.ParameterType.IsByRef))
        .ToDictionary(NameOf, StringComparer.Ordinal);

    [Theory, MemberData(nameof(Arguments))]
    public void A_missing_argument_is_refused_by_its_name(string member, string argument)
    {
        var called = Members[member];
        var arguments = called.GetParameters().Select(parameter => parameter.Name == argument ? null : StandIn(parameter.ParameterType)).ToArray();
        var on = called.IsStatic || called is ConstructorInfo ? null : StandIn(called.DeclaringType!);

        var thrown = Assert.Throws<TargetInvocationException>(
            () => called is ConstructorInfo constructor ? constructor.Invoke(arguments) : called.Invoke(on, arguments));

        Assert.Equal(argument, Assert.IsAssignableFrom<ArgumentNullException>(thrown.InnerException).ParamName);
    }

    private static IEnumerable<ParameterInfo> Needed(MethodBase member)
    {
        var nullability = new NullabilityInfoContext();
        return member.GetParameters().Where(parameter =>
            !parameter.ParameterType.IsValueType && nullability.Create(parameter).WriteState == NullabilityState.NotNull);
    }

    private static string NameOf(MethodBase member)
    {
        var parameters = member.GetParameters().Select(parameter => $"{parameter.ParameterType.Name} {parameter.Name}");
        return $"{member.DeclaringType!.Name}.{member.Name}({string.Join(", ", parameters)})";
    }

    private static bool IsOfEveryRecord(MethodInfo method) => method.Name is "Equals" or "GetHashCode" or "ToString" or "Deconstruct" or "<Clone>$";

    // The constructor of a positional record, which takes what it is given.
    private static bool OnlyHolds(Type type, ConstructorInfo constructor) =>
        type.GetMethod("Deconstruct") is { } taken && taken.GetParameters().Length == constructor.GetParameters().Length;

    private static object? StandIn(Type type) => type switch
    {
        _ when type == typeof(string) => "x",
        { IsValueType: true } => Activator.CreateInstance(type),
        { IsArray: true } => Array.CreateInstance(type.GetElementType()!, 0),
        { IsInterface: true } => Array.CreateInstance(type.GetGenericArguments()[0], 0),
        { IsAbstract: true } => StandIn(type.Assembly.GetTypes().First(other => other.IsSubclassOf(type))),
        _ => RuntimeHelpers.GetUninitializedObject(type),
    };
}
