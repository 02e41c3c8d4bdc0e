using SalesMetrics.Columns;

namespace SalesMetrics.Benchmarks.Columns;

/// <summary>What an engine answered, as a checksum that does not depend on the order of its groups.</summary>
/// <param name="Groups">How many groups have facts.</param>
/// <param name="Checksum">The sum of the groups' hashes, modulo 2^64.</param>
internal readonly record struct Answer(int Groups, ulong Checksum)
{
    /// <summary>The answer with one more group.</summary>
    /// <param name="rep">The rep's number.</param>
    /// <param name="month">0 for the first month.</param>
    /// <param name="minorUnits">The total won.</param>
    /// <param name="count">How many facts; a group without any is none.</param>
    /// <param name="wins">How many of them won.</param>
    public Answer With(int rep, int month, long minorUnits, long count, long wins)
    {
        if (count == 0)
        {
            return this;
        }

        unchecked
        {
            var hash = SplitMix.Mix((ulong)(((long)rep * FactSet.Months) + month + 1));
            hash = SplitMix.Mix(hash ^ (ulong)minorUnits);
            hash = SplitMix.Mix(hash ^ (ulong)count);
            hash = SplitMix.Mix(hash ^ (ulong)wins);
            return new Answer(Groups + 1, Checksum + hash);
        }
    }

    /// <summary>The answer that totals hold.</summary>
    public static Answer Of(Totals totals)
    {
        var answer = default(Answer);
        for (var rep = 0; rep < totals.Shape.Rows.Count; rep++)
        {
            for (var month = 0; month < FactSet.Months; month++)
            {
                var cell = totals.Of(rep, month);
                answer = answer.With(rep, month, (long)cell.MinorUnits, cell.Count, cell.Wins);
            }
        }

        return answer;
    }

    /// <summary>Refuses to go on when engines disagree: a quick wrong answer is no measurement.</summary>
    /// <exception cref="InvalidOperationException">They do.</exception>
    public static void RequireEqual(params ReadOnlySpan<(string Engine, Answer Answer)> answers)
    {
        foreach (var (engine, answer) in answers)
        {
            if (answer != answers[0].Answer || answer.Groups == 0)
            {
                throw new InvalidOperationException(
                    $"{engine} answers {answer} and {answers[0].Engine} {answers[0].Answer}: nothing is measured.");
            }
        }
    }
}
