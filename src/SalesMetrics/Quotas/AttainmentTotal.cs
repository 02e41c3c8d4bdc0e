using SalesMetrics.Explanations;

namespace SalesMetrics.Quotas;

/// <summary>Several attainments as one: their credit over their quota, each summed before dividing.</summary>
/// <remarks>
/// Over periods it is cumulative attainment (year to date), over units a roll-up. A total of totals equals the total of all their parts; the
/// order of the parts changes nothing but the order of the lines. It is not capped.
/// </remarks>
public sealed class AttainmentTotal : IExplainable
{
    private AttainmentTotal(string label, Currency currency, ImmutableArray<Attainment> parts)
    {
        Label = label;
        Currency = currency;
        Parts = parts;
        Credited = Money.Sum(parts.Select(part => part.Credited), currency);
        Quota = parts.Any(part => part.Quota is not null) ? Money.Sum(parts.Select(part => part.Quota).OfType<Money>(), currency) : null;
    }

    /// <summary>What the total is, in words.</summary>
    public string Label { get; }

    /// <summary>The currency of every amount.</summary>
    public Currency Currency { get; }

    /// <summary>What was summed, by unit and then by period; empty when there was nothing.</summary>
    public ImmutableArray<Attainment> Parts { get; }

    /// <summary>The sum of what was credited; of parts without a quota too, as it would be over all their days at once.</summary>
    public Money Credited { get; }

    /// <summary>The sum of the quotas there are; null when no part has one.</summary>
    public Money? Quota { get; }

    /// <summary>The parts without a quota, whose credit counts all the same: a high total with such parts needs a second look.</summary>
    public IEnumerable<Attainment> WithoutQuota => Parts.Where(part => part.Quota is null);

    /// <summary>Credited over quota, exact; null when undefined, for the reason in <see cref="WhyUndefined"/>.</summary>
    public Ratio? Value => Quota is { Amount: > 0m } quota ? Credited / quota : null;

    /// <summary>Why there is no value; null when there is one.</summary>
    public string? WhyUndefined => Quota switch
    {
        null => "no quota is set for any part",
        { Amount: 0m } => "the quotas add up to zero",
        _ => null,
    };

    /// <summary>Sums attainments.</summary>
    /// <param name="label">What the total is, such as <c>Payee:Ada, FY2017-Q1 to FY2017-Q3</c>; not empty.</param>
    /// <param name="currency">The currency, which an empty total needs to be told.</param>
    /// <param name="parts">The attainments, in any order; no unit and period twice, or it would count twice.</param>
    /// <exception cref="ArgumentException">A part is null, or a unit and period is given twice.</exception>
    /// <exception cref="CurrencyMismatchException">A part is in another currency.</exception>
    public static AttainmentTotal Create(string label, Currency currency, params IEnumerable<Attainment> parts)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(label);
        ArgumentNullException.ThrowIfNull(parts);
        var seen = new HashSet<(Organization.SalesUnit, string)>();
        var listed = parts.ToImmutableArray();
        foreach (var part in listed)
        {
            if (part is null)
            {
                throw new ArgumentException("An attainment in the list is null.", nameof(parts));
            }

            if (!seen.Add((part.Unit, part.PeriodId)))
            {
                throw new ArgumentException(Invariant($"{part.Unit} in {part.PeriodId} is given twice and would count twice."), nameof(parts));
            }
        }

        return new AttainmentTotal(label, currency, [.. listed.OrderBy(part => part.Unit).ThenBy(part => part.Window.Start)]);
    }

    /// <summary>Joins totals into one over all their parts.</summary>
    /// <exception cref="ArgumentException">A unit and period is in more than one of them.</exception>
    public static AttainmentTotal Join(string label, Currency currency, params IEnumerable<AttainmentTotal> totals)
    {
        ArgumentNullException.ThrowIfNull(totals);
        return Create(label, currency, totals.SelectMany(total => total.Parts));
    }

    /// <inheritdoc />
    public Explanation Explain() => new(
        Invariant($"Attainment of {Label}"),
        Value is { } ratio ? new ExplainedValue.OfRatio(ratio) : new ExplainedValue.Undefined(WhyUndefined!),
        [
            new Explanation("Credited", Credited),
            Quota is { } quota ? new Explanation("Quota", quota) : new Explanation("Quota", new ExplainedValue.Undefined(WhyUndefined!)),
            .. Parts.Select(part => part.Explain()),
        ])
    {
        Rule = "credited / quota, each summed first",
    };
}
