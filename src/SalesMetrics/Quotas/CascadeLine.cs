using SalesMetrics.Explanations;
using SalesMetrics.Organization;

namespace SalesMetrics.Quotas;

/// <summary>What a unit gets in a cascade, and how it passes it on.</summary>
public sealed class CascadeLine : IExplainable
{
    internal CascadeLine(
        CascadeUnit unit,
        SalesUnit? above,
        Money amount,
        Ratio exactAmount,
        CascadeBound bound,
        CascadeShare? share,
        ImmutableArray<CascadeLine> lines)
    {
        Unit = unit.Unit;
        Above = above;
        Weight = unit.Weight;
        OverAssignment = unit.OverAssignment;
        Amount = amount;
        ExactAmount = exactAmount;
        Bound = bound;
        Share = share;
        Floor = unit.Floor;
        Ceiling = unit.Ceiling;
        Lines = lines;
    }

    /// <summary>Whose goal.</summary>
    public SalesUnit Unit { get; }

    /// <summary>The unit that passed it down; null at the top.</summary>
    public SalesUnit? Above { get; }

    /// <summary>The weight among its siblings.</summary>
    public Ratio Weight { get; }

    /// <summary>How much more than its own goal its parts get together.</summary>
    public Ratio OverAssignment { get; }

    /// <summary>What it gets, in whole rounding units.</summary>
    public Money Amount { get; }

    /// <summary>Its part before rounding, in major units; less than one rounding unit from <see cref="Amount"/>.</summary>
    public Ratio ExactAmount { get; }

    /// <summary>What decided the part.</summary>
    public CascadeBound Bound { get; }

    /// <summary>The least it may get; null for none.</summary>
    public Money? Floor { get; }

    /// <summary>The most it may get; null for none.</summary>
    public Money? Ceiling { get; }

    /// <summary>How the part was found; null at the top, whose goal is given.</summary>
    public CascadeShare? Share { get; }

    /// <summary>What rounding added, in major units: <see cref="Amount"/> less <see cref="ExactAmount"/>; less than one rounding unit either way.</summary>
    public Ratio Rounding => Ratio.FromDecimal(Amount.Amount) - ExactAmount;

    /// <summary>What the units below get, by unit; empty when there are none.</summary>
    public ImmutableArray<CascadeLine> Lines { get; }

    /// <summary>What the units below get together; null when there are none.</summary>
    public Money? Assigned => Lines.IsEmpty ? null : Money.Sum(Lines.Select(line => line.Amount), Amount.Currency);

    /// <summary>This line and all below it, each before its own.</summary>
    public IEnumerable<CascadeLine> DescendantsAndSelf() => Lines.SelectMany(line => line.DescendantsAndSelf()).Prepend(this);

    /// <inheritdoc />
    public Explanation Explain() => new(Invariant($"Goal of {Unit}"), Amount, Lines.Select(line => line.Explain()))
    {
        Rule = (Share is { } share ? share.Rule(Weight, Bound) : "given")
            + (Rounding.Sign == 0 ? "" : Invariant($", rounded {(Rounding.Sign > 0 ? "up" : "down")} from {CascadeShare.Short(ExactAmount)}"))
            + (Assigned is { } assigned && OverAssignment.Sign > 0 ? Invariant($"; over-assigned by {OverAssignment.ToPercentText()}: {assigned} below") : ""),
    };
}
