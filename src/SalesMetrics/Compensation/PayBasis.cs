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
}
