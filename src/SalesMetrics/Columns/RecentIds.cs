using System.Numerics;

namespace SalesMetrics.Columns;

/// <summary>Finds ids of a dimension, those met lately at once: the same few hundred people close nearly all deals.</summary>
/// <remarks>A place for each of some ends that an id can have; the last id met with such an end is kept there. Not safe for use by two threads.</remarks>
internal sealed class RecentIds(Dimension dimension)
{
    private const int MostPlaces = 1 << 17;

    private readonly (string? Id, int Index)[] _places =
        new (string?, int)[Math.Min(MostPlaces, (int)BitOperations.RoundUpToPowerOf2((uint)Math.Max(512, dimension.Count)) * 2)];

    public bool TryGetIndex(string id, out int index)
    {
        ref var place = ref _places[PlaceOf(id)];
        if (ReferenceEquals(place.Id, id) || string.Equals(place.Id, id, StringComparison.Ordinal))
        {
            index = place.Index;
            return true;
        }

        if (!dimension.TryGetIndex(id, out index))
        {
            return false;
        }

        place = (id, index);
        return true;
    }

    // Ids of people mostly differ in their last characters, and those are mostly digits.
    private int PlaceOf(string id)
    {
        var place = 0;
        for (var i = Math.Max(0, id.Length - 5); i < id.Length; i++)
        {
            place = unchecked((place * 10) + id[i]);
        }

        return place & (_places.Length - 1);
    }
}
