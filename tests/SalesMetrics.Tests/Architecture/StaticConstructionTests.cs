using SalesMetrics.Tests.Architecture.Planted;

namespace SalesMetrics.Tests.Architecture;

public class StaticConstructionTests
{
    [Fact]
    public void A_type_fills_its_own_fields_and_nothing_else() =>
        RuleAssert.Kept(ShippedCode.Modules.SelectMany(module => module.GetTypes()).SelectMany(StaticConstruction.Breaches));

    [Fact]
    public void A_type_that_does_more_is_reported()
    {
        RuleAssert.Reports(StaticConstruction.Breaches(ShippedCode.Planted(typeof(WrittenOut))), "WrittenOut has a static constructor");
        RuleAssert.Reports(
            StaticConstruction.Breaches(ShippedCode.Planted(typeof(ReachesOut))),
            "ReachesOut has a static constructor",
            "ReachesOut sets System.Int32 SalesMetrics.Tests.Architecture.Planted.Reached::Count",
            "ReachesOut calls System.Void System.GC::Collect()");
        RuleAssert.Kept(StaticConstruction.Breaches(ShippedCode.Planted(typeof(FillsItself))));
        RuleAssert.Kept(StaticConstruction.Breaches(ShippedCode.Planted(typeof(FillsItself<>))));
        RuleAssert.Kept(StaticConstruction.Breaches(ShippedCode.Planted(typeof(Frozen))));
    }
}
