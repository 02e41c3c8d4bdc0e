namespace SalesMetrics.Columns;

/// <summary>A heap over a stretch of facts that keeps those furthest ahead, the last of them at the root, so that most facts cost one comparison.</summary>
internal static class TopHeap
{
    /// <summary>Takes a fact in if there is room, or if it is ahead of the last one kept, which then goes.</summary>
    /// <param name="room">As many places as facts are kept; above zero.</param>
    /// <param name="count">How many of them are in use.</param>
    /// <param name="fact">The fact.</param>
    public static void Offer(Span<TopFact> room, ref int count, TopFact fact)
    {
        if (count < room.Length)
        {
            Rise(room, count++, fact);
        }
        else if (fact.IsAheadOf(room[0]))
        {
            Sink(room, fact);
        }
    }

    private static void Rise(Span<TopFact> room, int place, TopFact fact)
    {
        while (place > 0 && room[(place - 1) / 2].IsAheadOf(fact))
        {
            room[place] = room[(place - 1) / 2];
            place = (place - 1) / 2;
        }

        room[place] = fact;
    }

    private static void Sink(Span<TopFact> room, TopFact fact)
    {
        var place = 0;
        while ((2 * place) + 1 < room.Length)
        {
            var child = (2 * place) + 1;
            if (child + 1 < room.Length && room[child].IsAheadOf(room[child + 1]))
            {
                child++;
            }

            if (!fact.IsAheadOf(room[child]))
            {
                break;
            }

            room[place] = room[child];
            place = child;
        }

        room[place] = fact;
    }
}
