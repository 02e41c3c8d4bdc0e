namespace SalesMetrics.Organization;

/// <summary>What becomes of a period's credit and quota when somebody moves to another team, manager or territory within it.</summary>
/// <remarks>Whatever the rule, the payee's own figures and the company's stay as they are: only the units between them are concerned.</remarks>
public abstract record TransferRule
{
    private TransferRule()
    {
    }

    /// <summary>What was sold before the move stays with the old unit, and so does the quota of those days: the default.</summary>
    public sealed record Stays : TransferRule
    {
        /// <inheritdoc />
        public override string ToString() => "credit and quota stay with the unit of the day";
    }

    /// <summary>The whole period's credit and quota go to the unit the payee was in last in the period.</summary>
    public sealed record Moves : TransferRule
    {
        /// <inheritdoc />
        public override string ToString() => "credit and quota move to the last unit of the period";
    }

    /// <summary>A share of what was sold before the move, and of the quota of those days, stays; the rest goes to the last unit of the period.</summary>
    public sealed record Splits : TransferRule
    {
        /// <summary>Splits by a share.</summary>
        /// <param name="kept">The share that stays with the old unit, above 0 and below 1.</param>
        /// <exception cref="ArgumentOutOfRangeException">The share is outside: say <see cref="Stays"/> or <see cref="Moves"/>.</exception>
        public Splits(Ratio kept) => Kept = kept.Sign > 0 && kept < Ratio.One
            ? kept
            : throw new ArgumentOutOfRangeException(nameof(kept), kept, "The share that stays is above 0 and below 1: all is Stays, nothing is Moves.");

        /// <summary>The share that stays with the old unit.</summary>
        public Ratio Kept { get; }

        /// <inheritdoc />
        public override string ToString() => Invariant($"{Kept.ToPercentText()} of credit and quota stay, the rest moves to the last unit of the period");
    }

    /// <summary>The share that stays with a unit other than the last.</summary>
    internal Ratio ShareKept => this switch
    {
        Moves => Ratio.Zero,
        Splits splits => splits.Kept,
        _ => Ratio.One,
    };
}
