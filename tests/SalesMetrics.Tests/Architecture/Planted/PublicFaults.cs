// Planted for PublicApiTests: what must be reported, and beside it what must not.
#pragma warning disable CA1051, CA1002, CA1819, CA1852, CA1710, CA1724, MA0016, MA0069, MA0049, CA1064, CA1812
using System.Collections.Immutable;
using Mono.Cecil;

namespace SalesMetrics.Tests.Architecture.Planted;

internal abstract class ShowsForeignTypes<T>
    where T : TypeReference
{
    public readonly TypeDefinition? Field;

    private protected ShowsForeignTypes(TypeDefinition? hidden) => Field = hidden;

    public abstract TypeDefinition? Returns();

    public abstract LocalDate Takes(IReadOnlyList<TypeDefinition[]> types);
}

internal sealed record ForecastResult;

internal sealed record MoneyHelper<T>(T Value);

internal sealed record Planted;

internal class OpenException : Exception;

internal sealed record LyingRecord(ImmutableArray<int> Items, int[] Numbers)
{
    private readonly List<int> _list = [];

    public int Count => _list.Count;
}

internal sealed record HonestRecord(ImmutableArray<int> Items, IReadOnlyList<int> Others)
{
    public bool Equals(HonestRecord? other) => other is not null && Items.SequenceEqual(other.Items);

    public override int GetHashCode() => Items.Length;
}
