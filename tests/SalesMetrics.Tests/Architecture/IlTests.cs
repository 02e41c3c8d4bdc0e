using SalesMetrics.Tests.Architecture.Planted;

namespace SalesMetrics.Tests.Architecture;

public class IlTests
{
    [Fact]
    public void No_shipped_method_depends_on_the_culture_or_loses_digits() =>
        RuleAssert.Kept(ShippedCode.Modules.SelectMany(module => module.GetTypes()).SelectMany(IlRules.Breaches));

    [Fact]
    public void Every_named_crossing_is_still_there()
    {
        var methods = ShippedCode.Modules
            .SelectMany(module => module.GetTypes())
            .SelectMany(type => type.Methods.Select(method => $"{type.FullName}::{method.Name}"))
            .ToHashSet(StringComparer.Ordinal);
        Assert.All(IlRules.Crossings, crossing => Assert.Contains(crossing, methods));
    }

    [Fact]
    public void Every_planted_call_is_reported() => RuleAssert.Reports(
        IlRules.Breaches(ShippedCode.Planted(typeof(BadCalls))),
        "::Cast turns a floating-point number into a decimal",
        "::CastSingle turns a floating-point number into a decimal",
        "::Construct turns a floating-point number into a decimal",
        "::Convert turns a floating-point number into a decimal",
        "::Quotient makes a decimal of a quotient of integers",
        "::Interpolate interpolates with the current culture",
        "::Append interpolates with the current culture",
        "::Format calls String.Format with the current culture",
        "::AppendFormat calls StringBuilder.AppendFormat with the current culture",
        "::WriteDouble writes a System.Double",
        "::WriteDecimal writes a System.Decimal",
        "::WriteWithPattern writes a System.Decimal",
        "::WriteDate writes a NodaTime.LocalDate",
        "::WriteGeneric writes a System.Double");

    [Fact]
    public void Calls_that_name_the_culture_or_keep_the_fraction_are_not_reported() =>
        RuleAssert.Kept(IlRules.Breaches(ShippedCode.Planted(typeof(GoodCalls))));

    [Fact]
    public void What_a_source_generator_wrote_is_not_reported() => RuleAssert.Kept(IlRules.Breaches(ShippedCode.Planted(typeof(GeneratedCalls))));
}
