// Planted for LayeringTests: each type but Later and Neighbour breaks the layering in one way, and must be reported for it.
namespace SalesMetrics.Tests.Architecture.Planted.Layers
{
    internal sealed class AtRoot
    {
        public Crediting.Later? Use { get; init; }
    }
}

namespace SalesMetrics.Tests.Architecture.Planted.Layers.Calendars
{
    internal sealed class UsesLater
    {
        public Crediting.Later? Use { get; init; }
    }
}

namespace SalesMetrics.Tests.Architecture.Planted.Layers.Crediting
{
    internal sealed class Later;
}

namespace SalesMetrics.Tests.Architecture.Planted.Layers.Quotas
{
    internal sealed class Neighbour;
}

namespace SalesMetrics.Tests.Architecture.Planted.Layers.Series
{
    internal sealed class BesideQuotas(Quotas.Neighbour neighbour)
    {
        public override string ToString() => $"{neighbour}";
    }
}

namespace SalesMetrics.Tests.Architecture.Planted.Layers.Measures
{
    internal static class InBody
    {
        public static bool Is(object value) => value is Quotas.Neighbour;
    }

    internal static class InLambda
    {
        public static Func<object> Make() => () => new Quotas.Neighbour();
    }

    internal static class InGeneric
    {
        public static IReadOnlyList<KeyValuePair<string, Quotas.Neighbour[]>> None { get; } = [];
    }

    internal static class InAttribute
    {
        [System.ComponentModel.TypeConverter(typeof(Quotas.Neighbour))]
        public static int Value => 1;
    }
}

namespace SalesMetrics.Tests.Architecture.Planted.Layers.Gadgets
{
    internal sealed class OnNoStep;
}
