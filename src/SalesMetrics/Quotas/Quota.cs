using SalesMetrics.Organization;

namespace SalesMetrics.Quotas;

/// <summary>A goal: how much of a measure a unit is to reach over some days.</summary>
public sealed record Quota
{
    /// <summary>Whose goal.</summary>
    public required SalesUnit Unit { get; init; }

    /// <summary>The days the goal is for, both ends inclusive: usually a fiscal period.</summary>
    public required DateInterval Interval { get; init; }

    /// <summary>The goal in whole minor units; zero or more. A goal of zero leaves attainment undefined.</summary>
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

    /// <summary>Unit, days and amount: <c>Payee:Ada 2017-01-01/2017-03-31 35500.00 USD</c>.</summary>
    public override string ToString() =>
        Invariant($"{Unit} {Interval.Start:uuuu-MM-dd}/{Interval.End:uuuu-MM-dd} {Amount}");
}
