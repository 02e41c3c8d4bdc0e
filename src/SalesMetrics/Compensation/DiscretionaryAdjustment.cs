using SalesMetrics.Explanations;

namespace SalesMetrics.Compensation;

/// <summary>An amount that somebody decided on, in favour of a payee or against, outside every clause of the plan.</summary>
public sealed record DiscretionaryAdjustment : IExplainable
{
    /// <summary>The adjustment's id; not empty.</summary>
    /// <exception cref="ArgumentException">It is empty.</exception>
    public required string Id { get; init => field = Filled(value); }

    /// <summary>Who gets or loses it; not empty.</summary>
    /// <exception cref="ArgumentException">It is empty.</exception>
    public required string PayeeId { get; init => field = Filled(value); }

    /// <summary>The amount, in whole minor units; negative takes away; not zero.</summary>
    /// <exception cref="ArgumentException">It is zero or has a fraction of a minor unit.</exception>
    public required Money Amount
    {
        get;
        init => field = value.IsWholeMinorUnits && value.Amount != 0m
            ? value
            : throw new ArgumentException(Invariant($"{value} is zero or no whole number of minor units."), nameof(value));
    }

    /// <summary>Why; not empty.</summary>
    /// <exception cref="ArgumentException">It is empty.</exception>
    public required string Reason { get; init => field = Filled(value); }

    /// <summary>Who decided it; not empty.</summary>
    /// <exception cref="ArgumentException">It is empty.</exception>
    public required string Author { get; init => field = Filled(value); }

    /// <summary>The day it was decided on.</summary>
    public required LocalDate DecidedOn { get; init; }

    /// <summary>The line of the payout that it makes.</summary>
    public Award ToAward() => new(PayeeId, Id, Amount, Explain());

    /// <inheritdoc />
    public Explanation Explain() => new("Adjustment", Amount)
    {
        Rule = Invariant($"{Reason}; decided by {Author} on {DecidedOn:uuuu-MM-dd}"),
        SourceId = Id,
    };

    private static string Filled(string value)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(value);
        return value;
    }
}
