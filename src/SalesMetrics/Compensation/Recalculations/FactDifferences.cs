using SalesMetrics.Crediting;
using SalesMetrics.Organization;

namespace SalesMetrics.Compensation.Recalculations;

/// <summary>In what two versions of the facts differ.</summary>
internal sealed class FactDifferences
{
    private FactDifferences(
        ImmutableArray<Credit> credits,
        ImmutableHashSet<string> moved,
        ImmutableHashSet<(SalesUnit Unit, string MeasureId)> quotas,
        ImmutableHashSet<(SalesUnit Unit, string MeasureId, DateInterval Window)> stated,
        bool haveTargets)
    {
        Credits = credits;
        Moved = moved;
        Quotas = quotas;
        Stated = stated;
        HaveTargets = haveTargets;
    }

    /// <summary>The credits that one version has and the other has not, or elsewhere in its order.</summary>
    public ImmutableArray<Credit> Credits { get; }

    /// <summary>The payees whose assignments differ.</summary>
    public ImmutableHashSet<string> Moved { get; }

    /// <summary>The units and measures whose quotas in force differ.</summary>
    public ImmutableHashSet<(SalesUnit Unit, string MeasureId)> Quotas { get; }

    public ImmutableHashSet<(SalesUnit Unit, string MeasureId, DateInterval Window)> Stated { get; }

    /// <summary>Whether target incentives differ.</summary>
    public bool HaveTargets { get; }

    public static FactDifferences Between(PayFacts before, PayFacts after) => new(
        ReferenceEquals(before.Credits, after.Credits) ? [] : Between(before.Credits.Credits, after.Credits.Credits),
        ReferenceEquals(before.Organization, after.Organization) ? [] :
        [
            .. before.Organization.PayeeIds.Union(after.Organization.PayeeIds, StringComparer.Ordinal)
                .Where(id => !before.Organization.HistoryOf(id).SequenceEqual(after.Organization.HistoryOf(id))),
        ],
        ReferenceEquals(before.Quotas, after.Quotas) ? [] : [.. after.Quotas.ChangedFrom(before.Quotas)],
        [.. before.Stated.Except(after.Stated).Concat(after.Stated.Except(before.Stated)).Select(one => (one.Unit, one.MeasureId, one.Window))],
        !before.Targets.Equals(after.Targets));

    // Both books are in order. Whatever is not met by an equal in step is different; what is met so keeps its order in every sum and list.
    private static ImmutableArray<Credit> Between(ImmutableArray<Credit> before, ImmutableArray<Credit> after)
    {
        var different = ImmutableArray.CreateBuilder<Credit>();
        var (was, isNow) = (0, 0);
        while (was < before.Length && isNow < after.Length)
        {
            var (one, other) = (before[was], after[isNow]);
            if (ReferenceEquals(one, other) || one.Equals(other))
            {
                (was, isNow) = (was + 1, isNow + 1);
                continue;
            }

            var order = Order(one, other);
            if (order <= 0)
            {
                different.Add(one);
                was++;
            }

            if (order >= 0)
            {
                different.Add(other);
                isNow++;
            }
        }

        different.AddRange(before.AsSpan()[was..]);
        different.AddRange(after.AsSpan()[isNow..]);
        return different.ToImmutable();
    }

    private static int Order(Credit one, Credit other)
    {
        var order = one.Date.CompareTo(other.Date);
        order = order != 0 ? order : string.CompareOrdinal(one.TransactionId, other.TransactionId);
        order = order != 0 ? order : one.Kind.CompareTo(other.Kind);
        return order != 0 ? order : string.CompareOrdinal(one.PayeeId, other.PayeeId);
    }
}
