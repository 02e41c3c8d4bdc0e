using SalesMetrics.Tests.Architecture.Planted;

namespace SalesMetrics.Tests.Architecture;

public class PublicApiTests
{
    private static SourceFile Shared => SourceFiles.Read("src/Directory.Build.props");

    [Fact]
    public void Public_signatures_show_the_framework_NodaTime_and_our_types_only() => RuleAssert.Kept(ShippedCode.PublicTypes.SelectMany(PublicApi.ForeignTypes));

    [Fact]
    public void A_foreign_type_in_a_signature_is_reported() => RuleAssert.Reports(
        PublicApi.ForeignTypes(ShippedCode.Planted(typeof(ShowsForeignTypes<>))),
        "ShowsForeignTypes`1 shows Mono.Cecil.TypeReference of Mono.Cecil",
        "::Field shows Mono.Cecil.TypeDefinition of Mono.Cecil",
        "::Returns() shows Mono.Cecil.TypeDefinition of Mono.Cecil",
        "::Takes(System.Collections.Generic.IReadOnlyList`1<Mono.Cecil.TypeDefinition[]>) shows Mono.Cecil.TypeDefinition of Mono.Cecil");

    [Fact]
    public void A_public_name_is_a_noun_of_the_field() => RuleAssert.Kept(ShippedCode.PublicTypes.SelectMany(PublicApi.Names));

    [Fact]
    public void An_empty_name_is_reported()
    {
        RuleAssert.Reports(PublicApi.Names(ShippedCode.Planted(typeof(ForecastResult))), "ForecastResult ends in Result");
        RuleAssert.Reports(PublicApi.Names(ShippedCode.Planted(typeof(MoneyHelper<>))), "MoneyHelper`1 ends in Helper");
        RuleAssert.Reports(PublicApi.Names(ShippedCode.Planted(typeof(Planted.Planted))), "has the name of its namespace");
        RuleAssert.Reports(PublicApi.Names(ShippedCode.Planted(typeof(OpenException))), "OpenException can be derived from");
        RuleAssert.Kept(PublicApi.Names(ShippedCode.Planted(typeof(Frozen))));
    }

    [Fact]
    public void No_record_leaves_the_equality_of_a_sequence_to_the_compiler() => RuleAssert.Kept(ShippedCode.PublicTypes.SelectMany(PublicApi.LyingEquality));

    [Fact]
    public void A_record_with_a_sequence_is_reported()
    {
        RuleAssert.Reports(
            PublicApi.LyingEquality(ShippedCode.Planted(typeof(LyingRecord))),
            "<Items>k__BackingField is a sequence",
            "<Numbers>k__BackingField is a sequence",
            "_list is a sequence");
        RuleAssert.Kept(PublicApi.LyingEquality(ShippedCode.Planted(typeof(HonestRecord))));
        RuleAssert.Kept(PublicApi.LyingEquality(ShippedCode.Planted(typeof(Mutable))));
    }

    [Fact]
    public void A_public_type_is_in_a_file_of_its_name()
    {
        var paths = SourceFiles.Under("src", ".cs").Select(file => file.Path).ToHashSet(StringComparer.Ordinal);
        RuleAssert.Kept(ShippedCode.PublicTypes.SelectMany(type => PublicApi.Files(type, paths)));
    }

    [Fact]
    public void A_type_in_a_file_of_another_name_is_reported()
    {
        const string Folder = "src/SalesMetrics.Tests/Architecture/Planted/";
        RuleAssert.Reports(PublicApi.Files(ShippedCode.Planted(typeof(Frozen)), [Folder + "Mutables.cs", "src/Frozen.cs"]), Folder + "Frozen.cs");
        RuleAssert.Kept(PublicApi.Files(ShippedCode.Planted(typeof(Frozen)), [Folder + "Frozen.cs"]));
        RuleAssert.Kept(PublicApi.Files(ShippedCode.Planted(typeof(Frozen)), [Folder + "Frozen.Parsing.cs"]));
        RuleAssert.Kept(PublicApi.Files(ShippedCode.Planted(typeof(MoneyHelper<>)), [Folder + "MoneyHelper{T}.cs"]));
    }

    [Fact]
    public void Every_shipped_project_documents_and_files_its_public_surface() =>
        RuleAssert.Kept(SourceFiles.Under("src", ".csproj").SelectMany(project => PublicApi.Switches(Shared, project, SourceFiles.Exists)));

    [Fact]
    public void A_project_without_documentation_or_files_is_reported() => RuleAssert.Reports(
        PublicApi.Switches(
            new("src/Directory.Build.props", "<Project />"),
            new("src/New/New.csproj", "<Project><PropertyGroup><NoWarn>CS1591</NoWarn></PropertyGroup></Project>"),
            path => path.EndsWith(".Shipped.txt", StringComparison.Ordinal)),
        "New.csproj does not generate its documentation",
        "New.csproj switches warnings off",
        "does not refer to the analyzer",
        "has no PublicAPI.Unshipped.txt: run build/public-api.sh src/New");
}
