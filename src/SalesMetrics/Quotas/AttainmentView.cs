using SalesMetrics.Calendars;
using SalesMetrics.Explanations;
using SalesMetrics.Organization;

namespace SalesMetrics.Quotas;

/// <summary>Where one unit stands on one day: in the period, and in the fiscal year up to and with the period.</summary>
public sealed class AttainmentView : IExplainable
{
    internal AttainmentView(FiscalPeriod period, LocalDate asOf, Attainment inPeriod, AttainmentTotal yearToDate)
    {
        Period = period;
        AsOf = asOf;
        InPeriod = inPeriod;
        YearToDate = yearToDate;
    }

    /// <summary>Whose.</summary>
    public SalesUnit Unit => InPeriod.Unit;

    /// <summary>The period asked about.</summary>
    public FiscalPeriod Period { get; }

    /// <summary>The last day whose credits count.</summary>
    public LocalDate AsOf { get; }

    /// <summary>What was credited in the period by <see cref="AsOf"/>, over the period's whole quota (the discrete view).</summary>
    public Attainment InPeriod { get; }

    /// <summary>
    /// What was credited since the fiscal year began by <see cref="AsOf"/>, over the quotas of this and the earlier periods of its grain in
    /// the year (the cumulative view). A period that crosses the year's end, as a week may, belongs to the year that numbers it.
    /// </summary>
    public AttainmentTotal YearToDate { get; }

    /// <inheritdoc />
    public Explanation Explain() => new(Invariant($"{Unit} on {AsOf:uuuu-MM-dd}"), Period.Id, InPeriod.Explain(), YearToDate.Explain());
}
