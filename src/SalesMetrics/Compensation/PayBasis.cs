using SalesMetrics.Explanations;

namespace SalesMetrics.Compensation;

/// <summary>Why a component pays the share it pays: its curve at an attainment, or the policy for an undefined one.</summary>
public abstract record PayBasis : IExplainable
{
    private PayBasis()
    {
    }

    /// <summary>The share of the component's target pay; zero or more.</summary>
    public abstract Ratio Share { get; }

    /// <inheritdoc />
    public abstract Explanation Explain();

    private static Explanation ByPolicy(Ratio share, string reason, string consequence) =>
        new("Share of target pay", share) { Rule = $"attainment is undefined: {reason}; {consequence}" };

    /// <summary>The curve was read at a defined attainment.</summary>
    /// <param name="Reading">What it said.</param>
    public sealed record OfCurve(PayCurveReading Reading) : PayBasis
    {
        /// <inheritdoc />
        public override Ratio Share => Reading.Pay;

        /// <inheritdoc />
        public override Explanation Explain() => Reading.Explain();
    }

    /// <summary>The attainment is undefined, and the plan pays nothing then.</summary>
    /// <param name="Reason">Why it is undefined.</param>
    public sealed record NothingDefined(string Reason) : PayBasis
    {
        /// <inheritdoc />
        public override Ratio Share => Ratio.Zero;

        /// <inheritdoc />
        public override Explanation Explain() => ByPolicy(Share, Reason, "the plan pays nothing then");
    }

    /// <summary>The attainment is undefined, and the plan pays the target then.</summary>
    /// <param name="Reason">Why it is undefined.</param>
    public sealed record TargetInstead(string Reason) : PayBasis
    {
        /// <inheritdoc />
        public override Ratio Share => Ratio.One;

        /// <inheritdoc />
        public override Explanation Explain() => ByPolicy(Share, Reason, "the plan pays the target then");
    }

    /// <summary>The attainment is undefined, and the plan leaves the component out then, to the others' gain in weight.</summary>
    /// <param name="Reason">Why it is undefined.</param>
    public sealed record LeftOut(string Reason) : PayBasis
    {
        /// <inheritdoc />
        public override Ratio Share => Ratio.Zero;

        /// <inheritdoc />
        public override Explanation Explain() => ByPolicy(Share, Reason, "the plan leaves the component out and re-weights the others");
    }

    /// <summary>A gate or multiplier scaled the share.</summary>
    /// <param name="Before">The share it scaled.</param>
    /// <param name="Factor">By what, and why.</param>
    public sealed record Scaled(PayBasis Before, ClauseFactor Factor) : PayBasis
    {
        /// <inheritdoc />
        public override Ratio Share => Before.Share * Factor.Factor;

        /// <inheritdoc />
        public override Explanation Explain() =>
            new("Share of target pay", Share, Before.Explain(), Factor.Explain()) { Rule = Invariant($"share x factor of '{Factor.Clause.Id}'") };
    }

    /// <summary>The cap was applied after gates and multipliers.</summary>
    /// <param name="Before">The share it limits.</param>
    /// <param name="Cap">The most that is paid, as a share of the target pay.</param>
    public sealed record Capped(PayBasis Before, Ratio Cap) : PayBasis
    {
        /// <inheritdoc />
        public override Ratio Share => Before.Share > Cap ? Cap : Before.Share;

        /// <inheritdoc />
        public override Explanation Explain() => new("Share of target pay", Share, Before.Explain())
        {
            Rule = Invariant($"at most the cap of {new ExplainedValue.OfRatio(Cap)}, applied after gates and multipliers"),
        };
    }

    /// <summary>A matrix gave the value that the curve was read at.</summary>
    /// <param name="Clause">The matrix.</param>
    /// <param name="Row">The component's own attainment.</param>
    /// <param name="Column">The other reading.</param>
    /// <param name="Reading">What the curve said at the value of the matrix.</param>
    public sealed record OfMatrix(PlanClause.Linked Clause, Ratio Row, Ratio Column, PayCurveReading Reading) : PayBasis
    {
        /// <inheritdoc />
        public override Ratio Share => Reading.Pay;

        /// <inheritdoc />
        public override Explanation Explain() => new(
            "Share of target pay",
            Share,
            new Explanation(Clause.Name, Reading.Attainment, new Explanation("Row", Row), new Explanation(Invariant($"Column: {Clause.Reading}"), Column))
            {
                Rule = Clause.Matrix.Interpolation == MatrixInterpolation.None ? "matrix, the cell whose bounds are reached" : "matrix, linear between the cells in both directions",
                SourceId = Clause.Id,
            })
        {
            Rule = Reading.Clause,
        };
    }
}
