using SalesMetrics.Explanations;

namespace SalesMetrics.Compensation;

/// <summary>What one period pays by the cumulative method: commission to date less commission to date a period earlier.</summary>
public sealed class CommissionTrueUp : IExplainable
{
    internal CommissionTrueUp(Commission toDate, Commission? before)
    {
        ToDate = toDate;
        Before = before;
    }

    /// <summary>The commission on everything to date.</summary>
    public Commission ToDate { get; }

    /// <summary>The commission to date a period earlier; null in the first period.</summary>
    public Commission? Before { get; }

    /// <summary>What the period pays; negative where the commission to date fell.</summary>
    public Money Amount => Before is null ? ToDate.Amount : ToDate.Amount - Before.Amount;

    /// <inheritdoc />
    public Explanation Explain() =>
        new("Commission of the period", Amount, Before is null ? [ToDate.Explain()] : [ToDate.Explain(), Before.Explain()])
        {
            Rule = "earned to date less earned to date a period earlier",
        };
}
