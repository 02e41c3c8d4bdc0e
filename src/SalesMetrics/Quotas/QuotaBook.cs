using SalesMetrics.Organization;

namespace SalesMetrics.Quotas;

/// <summary>The quotas of many units in one currency, no two of a unit and measure on one day.</summary>
public sealed class QuotaBook
{
    private readonly ImmutableDictionary<(SalesUnit Unit, string MeasureId), ImmutableArray<Quota>> _byUnit;

    private QuotaBook(Currency currency, ImmutableDictionary<(SalesUnit Unit, string MeasureId), ImmutableArray<Quota>> byUnit)
    {
        Currency = currency;
        _byUnit = byUnit;
    }

    /// <summary>The currency of every quota.</summary>
    public Currency Currency { get; }

    /// <summary>All quotas, by unit, measure and day.</summary>
    public IEnumerable<Quota> Quotas => _byUnit
        .OrderBy(entry => entry.Key.Unit)
        .ThenBy(entry => entry.Key.MeasureId, StringComparer.Ordinal)
        .SelectMany(entry => entry.Value);

    /// <summary>Makes a book of the quotas that fit and lists those that do not.</summary>
    /// <param name="currency">The currency of the book.</param>
    /// <param name="quotas">In any order; may be empty.</param>
    /// <returns>The book, and as rejected issues: quotas in another currency, and quotas that share days with an earlier one of their unit.</returns>
    public static Checked<QuotaBook> Create(Currency currency, params IEnumerable<Quota> quotas)
    {
        ArgumentNullException.ThrowIfNull(quotas);
        var issues = ImmutableArray.CreateBuilder<Issue>();
        var byUnit = ImmutableDictionary.CreateBuilder<(SalesUnit, string), ImmutableArray<Quota>>();
        foreach (var unit in quotas.GroupBy(quota => (quota.Unit, quota.MeasureId)))
        {
            // Ordered on every property, so that which of two rivals stays does not depend on the order they came in.
            var kept = ImmutableArray.CreateBuilder<Quota>();
            foreach (var quota in unit.OrderBy(q => q.Interval.Start).ThenBy(q => q.Interval.End).ThenBy(q => q.Amount.Amount))
            {
                if (quota.Amount.Currency != currency)
                {
                    issues.Add(Rejection("quota-currency", quota, Invariant($"The quotas are in {currency}."), "Convert it at a stated rate first."));
                }
                else if (kept.Count > 0 && quota.Interval.Start <= kept[^1].Interval.End)
                {
                    issues.Add(Rejection("quota-overlap", quota, Invariant($"It shares days with {kept[^1]}."), "State one quota for each day."));
                }
                else
                {
                    kept.Add(quota);
                }
            }

            if (kept.Count > 0)
            {
                byUnit.Add(unit.Key, kept.ToImmutable());
            }
        }

        return new Checked<QuotaBook>(new QuotaBook(currency, byUnit.ToImmutable()), issues.ToImmutable());
    }

    /// <summary>Gets a unit's own quotas in a measure, earliest first; empty when it has none.</summary>
    public ImmutableArray<Quota> Of(SalesUnit unit, string measureId) => _byUnit.GetValueOrDefault((unit, measureId), []);

    /// <summary>Lists the units of a kind that have quotas of their own in a measure, ordered.</summary>
    public IEnumerable<SalesUnit> Units(UnitKind kind, string measureId) => _byUnit.Keys
        .Where(key => key.Unit.Kind == kind && string.Equals(key.MeasureId, measureId, StringComparison.Ordinal))
        .Select(key => key.Unit)
        .Order();

    private static Issue Rejection(string code, Quota quota, string message, string advice) => new()
    {
        Code = code,
        Outcome = IssueOutcome.Rejected,
        Source = quota.Unit.ToString(),
        Field = nameof(Quota),
        Value = quota.ToString(),
        Message = message,
        Advice = advice,
    };
}
