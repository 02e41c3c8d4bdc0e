using SalesMetrics.Organization;

namespace SalesMetrics.Quotas;

/// <summary>A goal: how much of a measure a unit is to reach over some days.</summary>
public sealed record Quota
{
    /// <summary>Whose goal.</summary>
    public required SalesUnit Unit { get; init; }

    /// <summary>The days the goal is for, both ends inclusive: usually a fiscal period.</summary>
    public required DateInterval Interval { get; init; }

    /// <summary>The full goal in whole minor units, before any <see cref="Adjustment"/>; zero or more. A goal of zero leaves attainment undefined.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is negative.</exception>
    /// <exception cref="ArgumentException">It has a fraction of a minor unit, or no currency.</exception>
    public required Money Amount
    {
        get;
        init
        {
            ArgumentOutOfRangeException.ThrowIfNegative(value.Amount, nameof(value));
            field = value.IsWholeMinorUnits && value.Currency != Currency.None
                ? value
                : throw new ArgumentException(
                    Invariant($"{value} is not a whole number of minor units of a currency: round it first."), nameof(value));
        }
    }

    /// <summary>The measure the goal is in, by id.</summary>
    public string MeasureId { get; init; } = Measures.Measure.Bookings.Id;

    /// <summary>The first day on which this version was known; null when it was known from the beginning.</summary>
    /// <remarks>A quota is changed by stating another with a later day and the same unit, measure and days; see <see cref="QuotaBook"/>.</remarks>
    public LocalDate? KnownFrom { get; init; }

    /// <summary>Why this version was stated; empty when nobody said.</summary>
    public string Reason { get; init; } = "";

    /// <summary>Who stated this version; empty when it is not recorded.</summary>
    public string Author { get; init; } = "";

    /// <summary>Whether it counts for the units above; <see cref="QuotaKind.Direct"/> unless stated.</summary>
    public QuotaKind Kind { get; init; }

    /// <summary>How it is spread over shorter periods; evenly unless stated.</summary>
    public QuotaDistribution Distribution { get; init; } = new QuotaDistribution.Evenly();

    /// <summary>What lowers the full goal: days not worked, ramp, relief; null when nothing does.</summary>
    public QuotaAdjustment? Adjustment { get; init; }

    /// <summary>The goal as it is asked for, exactly, in major units: the full amount times the factor of the adjustment.</summary>
    public Ratio ExactAmount => Adjustment is { } adjustment ? Ratio.FromDecimal(Amount.Amount) * adjustment.Factor : Ratio.FromDecimal(Amount.Amount);

    /// <summary>The goal as it is asked for, rounded once to whole minor units: for showing and adding up, not for dividing by.</summary>
    public Money AskedAmount => Adjustment is { } adjustment ? Amount.RoundedShare(adjustment.Factor) : Amount;

    /// <summary>Unit, days and amount, and a version's day and reason: <c>Payee:Ada 2017-01-01/2017-03-31 35500.00 USD</c>.</summary>
    public override string ToString()
    {
        var known = KnownFrom is { } from ? Invariant($", known from {from:uuuu-MM-dd}") : "";
        var by = Author.Length == 0 ? "" : Invariant($" by {Author}");
        var reason = Reason.Length == 0 ? "" : Invariant($": {Reason}");
        return Invariant($"{Unit} {Interval.Start:uuuu-MM-dd}/{Interval.End:uuuu-MM-dd} {Amount}{known}{by}{reason}");
    }
}
