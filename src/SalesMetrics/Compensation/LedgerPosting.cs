using SalesMetrics.Calendars;

namespace SalesMetrics.Compensation;

/// <summary>How a pay run is posted: under which id, into which payment period, when and why.</summary>
public sealed record LedgerPosting
{
    /// <summary>The id of the posting, once only in a ledger; not empty.</summary>
    /// <exception cref="ArgumentException">It is empty.</exception>
    public required string Id { get; init => field = Filled(value); }

    /// <summary>The period to pay in; the next open one is taken when it is closed.</summary>
    public required FiscalPeriod PaymentPeriod { get; init; }

    /// <summary>The day of the posting, or of the cancellation that it is for: the clawback window is measured to it.</summary>
    public required LocalDate Date { get; init; }

    /// <summary>Why; not empty.</summary>
    /// <exception cref="ArgumentException">It is empty.</exception>
    public required string Reason { get; init => field = Filled(value); }

    /// <summary>
    /// How many days after the last day of the earning period pay can be taken back, that day included; null for no limit, 0 for the earning
    /// period only.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">It is below zero.</exception>
    public int? ClawbackWindowDays
    {
        get;
        init
        {
            ArgumentOutOfRangeException.ThrowIfNegative(value ?? 0, nameof(value));
            field = value;
        }
    }

    private static string Filled(string value)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(value);
        return value;
    }
}
