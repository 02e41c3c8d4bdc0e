using SalesMetrics.Explanations;
using SalesMetrics.Organization;

namespace SalesMetrics.Quotas;

/// <summary>What a unit gets in a cascade, and how it passes it on.</summary>
public sealed class CascadeLine : IExplainable
{
    internal CascadeLine(CascadeUnit unit, SalesUnit? above, Money amount, Ratio exactAmount, CascadeBound bound, ImmutableArray<CascadeLine> lines)
    {
        Unit = unit.Unit;
        Above = above;
        Weight = unit.Weight;
        OverAssignment = unit.OverAssignment;
        Amount = amount;
        ExactAmount = exactAmount;
        Bound = bound;
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

    /// <summary>What the units below get, by unit; empty when there are none.</summary>
    public ImmutableArray<CascadeLine> Lines { get; }

    /// <summary>What the units below get together; null when there are none.</summary>
    public Money? Assigned => Lines.IsEmpty ? null : Money.Sum(Lines.Select(line => line.Amount), Amount.Currency);

    /// <summary>This line and all below it, each before its own.</summary>
    public IEnumerable<CascadeLine> DescendantsAndSelf() => Lines.SelectMany(line => line.DescendantsAndSelf()).Prepend(this);

    /// <inheritdoc />
    public Explanation Explain() => new(Invariant($"Goal of {Unit}"), Amount, Lines.Select(line => line.Explain()))
    {
        Rule = Invariant($"{(Above is null ? "given" : How)}")
            + (Assigned is { } assigned && OverAssignment.Sign > 0 ? Invariant($"; over-assigned by {OverAssignment.ToPercentText()}: {assigned} below") : ""),
    };

    private string How => Bound switch
    {
        CascadeBound.Floor => "at its floor",
        CascadeBound.Ceiling => "at its ceiling",
        _ => Invariant($"by weight {Weight}"),
    };
}
