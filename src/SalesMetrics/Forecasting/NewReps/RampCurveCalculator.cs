using SalesMetrics.Quotas;

namespace SalesMetrics.Forecasting.NewReps;

/// <summary>Estimates from people hired earlier how productivity grows over the first months.</summary>
/// <remarks>
/// <para>Beside <see cref="RampCalculator"/>, which learns a schedule of quotas from medians: a forecast needs means, which add up, and has to say
/// how sure it is.</para>
/// <para>Full productivity and the share of each month are means over the people of a cohort, drawn toward those of all cohorts by credibility
/// (Bühlmann &amp; Straub 1970): the fewer people and the more they differ, the more is borrowed; nothing is, where cohorts differ by more than
/// chance and are large.</para>
/// </remarks>
public static class RampCurveCalculator
{
    /// <summary>Estimates the curves.</summary>
    /// <param name="observations">What people were credited with by month of tenure, in one currency, as <see cref="TenureCalculator"/> gives
    /// it.</param>
    /// <param name="cohorts">The cohort of each person, such as a year of hire, a role or a region.</param>
    /// <param name="options">When somebody counts as tenured; the defaults when not stated.</param>
    /// <returns>
    /// The curves; null when an issue stands in the way: <c>too-few-tenured</c> or <c>nothing-sold</c> (by the tenured). With
    /// <c>no-cohort</c>, somebody without a cohort counts among all people only.
    /// </returns>
    /// <exception cref="ArgumentException">A month of tenure is below 1.</exception>
    /// <exception cref="CurrencyMismatchException">Amounts are in different currencies.</exception>
    public static Checked<RampCurves?> Estimate(
        IEnumerable<TenureObservation> observations, IReadOnlyDictionary<string, string> cohorts, RampCurveOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(observations);
        ArgumentNullException.ThrowIfNull(cohorts);
        options ??= new RampCurveOptions();
        TenureObservation[] all = [.. observations];
        foreach (var observation in all)
        {
            if (observation.MonthOfTenure < 1)
            {
                throw new ArgumentException(
                    Invariant($"'{observation.PayeeId}' is observed in month {observation.MonthOfTenure} of tenure: the first is 1."), nameof(observations));
            }

            if (observation.Credited.Currency != all[0].Credited.Currency)
            {
                throw new CurrencyMismatchException(all[0].Credited.Currency, observation.Credited.Currency);
            }
        }

        var people = all.GroupBy(observation => observation.PayeeId, StringComparer.Ordinal)
            .OrderBy(person => person.Key, StringComparer.Ordinal)
            .Select(person => new RampPerson(person.Key, cohorts.GetValueOrDefault(person.Key) ?? "", [.. person], options.TenuredFromMonth))
            .ToArray();
        var issues = people.Where(person => person.CohortId.Length == 0).Select(person => NewIssue(
            "no-cohort", IssueOutcome.Used, person.PayeeId, Invariant($"'{person.PayeeId}' is in no cohort."), "Name one; until then the person counts among all people only."));
        var tenured = people.Count(person => person.TenuredMean is not null);
        if (tenured < options.MinimumPeople)
        {
            return Failed("too-few-tenured", Invariant($"{tenured} people were observed from month {options.TenuredFromMonth} on, and {options.MinimumPeople} are needed."));
        }

        var fitter = new RampCurveFitter(people, options.TenuredFromMonth);
        return fitter.Fit() is { } curves
            ? new Checked<RampCurves?>(curves, [.. issues])
            : Failed("nothing-sold", "The tenured people, or those of a cohort, sold nothing on average.");

        Checked<RampCurves?> Failed(string code, string message) => new(
            null, [.. issues, NewIssue(code, IssueOutcome.Rejected, "", message, "Observe more people, or longer.")]);
    }

    private static Issue NewIssue(string code, IssueOutcome outcome, string value, string message, string advice) =>
        new() { Code = code, Outcome = outcome, Message = message, Advice = advice, Value = value };
}
