using Mono.Cecil;

namespace SalesMetrics.Tests.Architecture;

public class LayeringTests
{
    private const string PlantedRoot = "SalesMetrics.Tests.Architecture.Planted.Layers";

    [Fact]
    public void A_folder_of_the_core_uses_the_root_and_earlier_steps_only() => RuleAssert.Kept(Layers.Breaches(ShippedCode.Core.Types, "SalesMetrics"));

    [Fact]
    public void A_planted_breach_of_each_kind_is_reported()
    {
        var violations = Layers.Breaches(ShippedCode.PlantedBelow(PlantedRoot), PlantedRoot).ToArray();

        RuleAssert.Reports(
            violations,
            "Calendars.UsesLater uses " + PlantedRoot + ".Crediting.Later",
            "Measures.InBody uses " + PlantedRoot + ".Quotas.Neighbour",
            "Measures.InLambda uses " + PlantedRoot + ".Quotas.Neighbour",
            "Measures.InGeneric uses " + PlantedRoot + ".Quotas.Neighbour",
            "Measures.InAttribute uses " + PlantedRoot + ".Quotas.Neighbour",
            "Series.BesideQuotas uses " + PlantedRoot + ".Quotas.Neighbour",
            "Layers.AtRoot uses " + PlantedRoot + ".Crediting.Later",
            "the folder Gadgets is on no step; put it in Layers.Steps");
    }

    [Fact]
    public void The_architecture_page_lists_the_same_steps()
    {
        var page = SourceFiles.Read("docs/architecture.md").Lines;
        Assert.All(Layers.Steps.Select((step, index) => $"{index + 1}. {string.Join(", ", step)}"), line => Assert.Contains(line, page));
    }

    [Fact]
    public void Adapters_use_the_core_and_not_each_other() => RuleAssert.Kept(
        ShippedCode.Modules.SelectMany(module => Layers.References(module.Assembly.Name.Name, module.AssemblyReferences.Select(reference => reference.Name))));

    [Fact]
    public void An_adapter_that_knows_another_is_reported()
    {
        RuleAssert.Reports(Layers.References("SalesMetrics.Json", ["SalesMetrics", "SalesMetrics.Data", "NodaTime"]), "SalesMetrics.Json refers to SalesMetrics.Data");
        RuleAssert.Reports(Layers.References("SalesMetrics", ["SalesMetrics.Data"]), "SalesMetrics refers to SalesMetrics.Data");
        RuleAssert.Kept(Layers.References("SalesMetrics.Data.Columnar", ["SalesMetrics", "SalesMetrics.Data"]));
        RuleAssert.Kept(Layers.References("SalesMetrics.Cli", ["SalesMetrics", "SalesMetrics.Data", "SalesMetrics.Json"]));
    }

    [Fact]
    public void Nobody_but_the_tests_sees_internals() => RuleAssert.Kept(ShippedCode.Modules.SelectMany(module => Layers.Friends(module.Assembly)));

    [Fact]
    public void An_adapter_that_sees_internals_is_reported()
    {
        using var assembly = AssemblyDefinition.CreateAssembly(new("Planted", new(1, 0)), "Planted", ModuleKind.Dll);
        var module = assembly.MainModule;
        var constructor = module.ImportReference(
            typeof(System.Runtime.CompilerServices.InternalsVisibleToAttribute).GetConstructor([typeof(string)]));
        var attribute = new CustomAttribute(constructor);
        attribute.ConstructorArguments.Add(new(module.TypeSystem.String, "SalesMetrics.Data"));
        assembly.CustomAttributes.Add(attribute);

        RuleAssert.Reports(Layers.Friends(assembly), "SalesMetrics.Data sees internals");
    }

    [Fact]
    public void A_namespace_is_its_folder() => RuleAssert.Kept(SourceFiles.Under("src", ".cs").SelectMany(Layers.Namespaces));

    [Fact]
    public void A_namespace_that_is_not_its_folder_is_reported() => RuleAssert.Reports(
        Layers.Namespaces(new("src/SalesMetrics/Quotas/Pace.cs", "using System;\n\nnamespace SalesMetrics.Measures;\n")),
        "src/SalesMetrics/Quotas/Pace.cs is in namespace SalesMetrics.Measures: its folder says SalesMetrics.Quotas");
}
