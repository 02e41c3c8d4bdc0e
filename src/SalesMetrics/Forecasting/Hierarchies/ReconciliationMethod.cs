namespace SalesMetrics.Forecasting.Hierarchies;

/// <summary>How forecasts that were made node by node are made to add up.</summary>
public abstract record ReconciliationMethod
{
    private ReconciliationMethod()
    {
    }

    /// <summary>The method in the field's words.</summary>
    public abstract string Name { get; }

    /// <summary>The leaves' forecasts are kept and added up; no other forecast is looked at.</summary>
    public sealed record BottomUp : ReconciliationMethod
    {
        /// <inheritdoc />
        public override string Name => "bottom-up";
    }

    /// <summary>The top's forecast is kept and split among the leaves. Only for a single tree.</summary>
    /// <param name="Proportions">How it is split.</param>
    /// <remarks>It is biased even if every forecast is unbiased (Hyndman et al. 2011), unless the proportions are right.</remarks>
    public sealed record TopDown(TopDownProportions Proportions) : ReconciliationMethod
    {
        /// <inheritdoc />
        public override string Name => "top-down";
    }

    /// <summary>The forecasts at one depth are kept: added up above, split below. Only for a single tree.</summary>
    /// <param name="Depth">The depth below the top, 0 or more; a leaf that is not as deep counts as its own middle.</param>
    /// <param name="Proportions">How they are split.</param>
    public sealed record MiddleOut(int Depth, TopDownProportions Proportions) : ReconciliationMethod
    {
        /// <inheritdoc />
        public override string Name => "middle-out";
    }

    /// <summary>All forecasts are weighed by their errors, so that the reconciled ones vary least around the truth while staying unbiased:
    /// MinT of Wickramasuriya, Athanasopoulos &amp; Hyndman 2019.</summary>
    /// <param name="Covariance">What is taken to be known of the errors.</param>
    public sealed record MinimumTrace(ErrorCovariance Covariance) : ReconciliationMethod
    {
        /// <inheritdoc />
        public override string Name => Covariance switch
        {
            ErrorCovariance.Identity => "minimum trace (ols)",
            ErrorCovariance.Structural => "minimum trace (structural)",
            ErrorCovariance.Variance => "minimum trace (variance)",
            _ => "minimum trace (shrinkage)",
        };
    }
}
