using SalesMetrics.Tests.Architecture.Planted;

namespace SalesMetrics.Tests.Architecture;

public class ImmutabilityTests
{
    [Fact]
    public void Nothing_mutable_is_public() => RuleAssert.Kept(ShippedCode.PublicTypes.SelectMany(Immutability.Visible));

    [Fact]
    public void What_is_public_and_mutable_is_reported()
    {
        RuleAssert.Reports(
            Immutability.Visible(ShippedCode.Planted(typeof(Mutable))),
            "::Settable() can be set",
            "::ProtectedSettable() can be set",
            "::Array() hands out a mutable collection",
            "::List() hands out a mutable collection",
            "::Map() hands out a mutable collection",
            "::Set() hands out a mutable collection",
            "::SortedMap() hands out a mutable collection",
            "::ListBehindItsInterface() hands out a mutable collection",
            "::Window() hands out a mutable collection",
            "::Nested() hands out a mutable collection",
            "::Field can be assigned",
            "::ReadonlyArray hands out a mutable collection");
        RuleAssert.Kept(Immutability.Visible(ShippedCode.Planted(typeof(Frozen))));
    }

    [Fact]
    public void No_static_field_can_be_assigned() =>
        RuleAssert.Kept(ShippedCode.Modules.SelectMany(module => module.GetTypes()).SelectMany(Immutability.Statics));

    [Fact]
    public void A_static_that_can_be_assigned_is_reported()
    {
        RuleAssert.Reports(
            Immutability.Statics(ShippedCode.Planted(typeof(SharedState))), "::_count is shared state", "::<Last>k__BackingField is shared state");
        RuleAssert.Kept(Immutability.Statics(ShippedCode.Planted(typeof(Frozen))));
    }

    [Fact]
    public void No_public_class_can_be_derived_from_outside() => RuleAssert.Kept(ShippedCode.PublicTypes.SelectMany(Immutability.Open));

    [Fact]
    public void A_class_that_can_be_derived_from_is_reported()
    {
        RuleAssert.Reports(Immutability.Open(ShippedCode.Planted(typeof(Mutable))), "Mutable can be derived from");
        RuleAssert.Reports(Immutability.Open(ShippedCode.Planted(typeof(OpenChoice))), "OpenChoice is abstract with a constructor within reach");
        RuleAssert.Kept(Immutability.Open(ShippedCode.Planted(typeof(ClosedChoice))));
        RuleAssert.Kept(Immutability.Open(ShippedCode.Planted(typeof(SharedState))));
    }
}
