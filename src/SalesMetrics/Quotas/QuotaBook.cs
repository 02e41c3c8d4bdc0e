using SalesMetrics.Organization;

namespace SalesMetrics.Quotas;

/// <summary>The quotas of many units in one currency or unit of account, with their versions; of those in force no two of a unit and measure share a day.</summary>
/// <remarks>
/// A version with a later <see cref="Quota.KnownFrom"/> replaces the earlier ones whose days it covers, alone or with others known from the
/// same day. What it replaced stays in the book: <see cref="AsKnownOn"/> gives the book as it was on a day, and no later version changes that.
/// </remarks>
public sealed class QuotaBook
{
    private readonly ImmutableDictionary<(SalesUnit Unit, string MeasureId), QuotaVersions> _byUnit;

    private QuotaBook(Currency currency, ImmutableDictionary<(SalesUnit Unit, string MeasureId), QuotaVersions> byUnit)
    {
        Currency = currency;
        _byUnit = byUnit;
    }

    /// <summary>The currency or unit of account of every quota.</summary>
    public Currency Currency { get; }

    /// <summary>The quotas in force, as the latest versions have them, by unit, measure and day.</summary>
    public IEnumerable<Quota> Quotas => Ordered().SelectMany(versions => versions.InForce);

    /// <summary>Every version that was accepted, replaced ones too, by unit, measure, the day known from and the days of the goal.</summary>
    public IEnumerable<Quota> Versions => Ordered().SelectMany(versions => versions.All);

    /// <summary>Makes a book of the quotas that fit and lists those that do not.</summary>
    /// <param name="currency">The currency or unit of account of the book.</param>
    /// <param name="quotas">In any order; may be empty.</param>
    /// <returns>
    /// The book, and rejected issues: <c>quota-currency</c>, <c>quota-overlap</c> (shares days with another known from the same day; the
    /// earlier stays), and <c>quota-partly-replaced</c> (a version that covers some days of an earlier one and leaves others without a goal).
    /// </returns>
    public static Checked<QuotaBook> Create(Currency currency, params IEnumerable<Quota> quotas)
    {
        ArgumentNullException.ThrowIfNull(quotas);
        var issues = ImmutableArray.CreateBuilder<Issue>();
        var byUnit = ImmutableDictionary.CreateBuilder<(SalesUnit, string), QuotaVersions>();
        foreach (var unit in quotas.GroupBy(quota => (quota.Unit, quota.MeasureId)))
        {
            foreach (var quota in unit.Where(quota => quota.Amount.Currency != currency))
            {
                issues.Add(QuotaVersions.Rejection("quota-currency", quota, Invariant($"The quotas are in {currency}."), "Convert it at a stated rate first."));
            }

            var versions = QuotaVersions.Create(unit.Where(quota => quota.Amount.Currency == currency), issues);
            if (!versions.All.IsEmpty)
            {
                byUnit.Add(unit.Key, versions);
            }
        }

        return new Checked<QuotaBook>(new QuotaBook(currency, byUnit.ToImmutable()), issues.ToImmutable());
    }

    /// <summary>Gets the book as it was known on a day: without the versions stated later.</summary>
    /// <param name="date">The day, inclusive: a version known from it is in.</param>
    public QuotaBook AsKnownOn(LocalDate date) => new(
        Currency,
        _byUnit
            .Select(entry => KeyValuePair.Create(entry.Key, entry.Value.AsKnownOn(date)))
            .Where(entry => !entry.Value.All.IsEmpty)
            .ToImmutableDictionary());

    /// <summary>Gets a unit's own quotas in force in a measure, earliest first; empty when it has none.</summary>
    public ImmutableArray<Quota> Of(SalesUnit unit, string measureId) => _byUnit.GetValueOrDefault((unit, measureId))?.InForce ?? [];

    /// <summary>Gets every version of a unit's own quotas in a measure, by the day known from and the days of the goal.</summary>
    public ImmutableArray<Quota> VersionsOf(SalesUnit unit, string measureId) => _byUnit.GetValueOrDefault((unit, measureId))?.All ?? [];

    /// <summary>Lists the units of a kind that have quotas of their own in a measure, ordered.</summary>
    public IEnumerable<SalesUnit> Units(UnitKind kind, string measureId) => _byUnit.Keys
        .Where(key => key.Unit.Kind == kind && string.Equals(key.MeasureId, measureId, StringComparison.Ordinal))
        .Select(key => key.Unit)
        .Order();

    /// <summary>The book of some units alone.</summary>
    internal QuotaBook Of(Func<SalesUnit, bool> isWanted) => new(Currency, _byUnit.Where(entry => isWanted(entry.Key.Unit)).ToImmutableDictionary());

    /// <summary>The units and measures whose quotas in force are not those of another book.</summary>
    internal IEnumerable<(SalesUnit Unit, string MeasureId)> ChangedFrom(QuotaBook other) => _byUnit.Keys
        .Union(other._byUnit.Keys)
        .Where(key => !Of(key.Unit, key.MeasureId).SequenceEqual(other.Of(key.Unit, key.MeasureId)));

    private IEnumerable<QuotaVersions> Ordered() => _byUnit
        .OrderBy(entry => entry.Key.Unit)
        .ThenBy(entry => entry.Key.MeasureId, StringComparer.Ordinal)
        .Select(entry => entry.Value);
}
