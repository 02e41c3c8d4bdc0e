namespace SalesMetrics.Compensation;

/// <summary>What a component pays when its attainment is undefined, for want of a quota, of a quota above zero, or of a unit.</summary>
public enum UndefinedAttainment
{
    /// <summary>Nothing. The pay run lists it as an issue.</summary>
    PayNothing,

    /// <summary>The component's target pay, whatever its curve says.</summary>
    PayTarget,

    /// <summary>The component is left out, and its weight goes to the others in proportion to theirs.</summary>
    Reweight,
}
