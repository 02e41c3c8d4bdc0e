namespace SalesMetrics.Forecasting.NewReps;

/// <summary>Fits the curves of all cohorts. Working memory of one estimate.</summary>
internal sealed class RampCurveFitter(RampPerson[] people, int tenuredFrom)
{
    private readonly string[] _cohorts =
        [.. people.Select(person => person.CohortId).Where(cohort => cohort.Length > 0).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];

    /// <summary>Null when a full level is not above zero, of which no share is defined.</summary>
    public RampCurves? Fit()
    {
        var (allLevel, levels) = Levels();
        if (!(allLevel > 0) || levels.Values.Any(level => !(level.Level > 0)))
        {
            return null;
        }

        double LevelOf(RampPerson person) => levels.TryGetValue(person.CohortId, out var level) ? level.Level : allLevel;
        var months = Enumerable.Range(1, tenuredFrom - 1).Select(month => Share(month, LevelOf)).ToArray();
        var all = new RampCurve(
            "", allLevel, 1, people.Count(person => person.TenuredMean is not null), Filled([.. months.Select(month => month.All)], []));
        var curves = ImmutableArray.CreateRange(_cohorts.Select(cohort => new RampCurve(
            cohort,
            levels[cohort].Level,
            levels[cohort].Weight,
            people.Count(person => string.Equals(person.CohortId, cohort, StringComparison.Ordinal) && person.TenuredMean is not null),
            Filled([.. months.Select(month => month.Cohorts[cohort])], all.Months))));

        // Each person's months over what the cohort would lead to expect, weighted by that expectation.
        var byCohort = curves.ToDictionary(curve => curve.CohortId, StringComparer.Ordinal);
        var persons = people
            .Select(person => Relative(person, byCohort.GetValueOrDefault(person.CohortId) ?? all))
            .Where(group => group.Count > 0)
            .ToArray();
        var credibility = persons.Length > 0 ? Credibility.Of(persons) : null;
        return new RampCurves(all, curves, credibility?.Between, credibility?.Within);
    }

    internal static List<(double Value, double Weight)> Relative(RampPerson person, RampCurve curve) =>
    [
        .. person.Months
            .Select(month => (month.Value, Share: curve.ShareIn(month.Month)))
            .Where(month => month.Share > 0)
            .Select(month => (month.Value / (curve.FullLevel * month.Share), month.Share)),
    ];

    private (double All, Dictionary<string, (double Level, double Weight)> Cohorts) Levels()
    {
        var tenured = people.Where(person => person.TenuredMean is not null).ToArray();
        var groups = tenured.Where(person => person.CohortId.Length > 0)
            .GroupBy(person => person.CohortId, StringComparer.Ordinal)
            .ToDictionary(group => group.Key, group => group.Select(person => (person.TenuredMean!.Value, 1.0)).ToArray(), StringComparer.Ordinal);
        var (mean, weigh) = Collective(groups, tenured.Average(person => person.TenuredMean!.Value));
        return (mean, _cohorts.ToDictionary(
            cohort => cohort,
            cohort => groups.TryGetValue(cohort, out var own)
                ? Blend(own.Average(one => one.Item1), mean, weigh(own.Length))
                : (mean, 0),
            StringComparer.Ordinal));
    }

    private (RampCurveMonth All, Dictionary<string, RampCurveMonth> Cohorts) Share(int month, Func<RampPerson, double> levelOf)
    {
        var observed = people
            .SelectMany(person => person.Months.Where(one => one.Month == month).Select(one => (person.CohortId, Share: one.Value / levelOf(person))))
            .ToArray();
        var groups = observed.Where(one => one.CohortId.Length > 0)
            .GroupBy(one => one.CohortId, StringComparer.Ordinal)
            .ToDictionary(group => group.Key, group => group.Select(one => (one.Share, 1.0)).ToArray(), StringComparer.Ordinal);
        var (mean, weigh) = Collective(groups, observed.Length == 0 ? 0 : observed.Average(one => one.Share));
        return (
            new RampCurveMonth(month, Math.Max(0, mean), observed.Length, 1),
            _cohorts.ToDictionary(
                cohort => cohort,
                cohort =>
                {
                    var own = groups.GetValueOrDefault(cohort) ?? [];
                    var (share, weight) = own.Length == 0 ? (mean, 0) : Blend(own.Average(one => one.Item1), mean, weigh(own.Length));
                    return new RampCurveMonth(month, Math.Max(0, share), own.Length, weight);
                },
                StringComparer.Ordinal));
    }

    /// <summary>The mean of all groups, and the weight that a group of some size has on its own mean. One group alone is all there is.</summary>
    private static (double Mean, Func<int, double> Weigh) Collective(Dictionary<string, (double, double)[]> groups, double plainMean)
    {
        if (groups.Count < 2)
        {
            return (plainMean, _ => 1);
        }

        var credibility = Credibility.Of([.. groups.OrderBy(group => group.Key, StringComparer.Ordinal).Select(group => group.Value)]);
        return (credibility.Mean, count => credibility.WeightOf(count));
    }

    private static (double Level, double Weight) Blend(double own, double all, double weight) => ((weight * own) + ((1 - weight) * all), weight);

    /// <summary>Gives months that nobody was observed in the share of the nearest month before, or else after, that somebody was.</summary>
    private static ImmutableArray<RampCurveMonth> Filled(RampCurveMonth[] months, ImmutableArray<RampCurveMonth> all)
    {
        for (var i = 0; i < months.Length && !all.IsEmpty; i++)
        {
            // What nobody of the cohort showed is what all people showed, filled in there already.
            months[i] = months[i].People > 0 ? months[i] : months[i] with { Share = all[i].Share, OwnWeight = 0 };
        }

        for (var i = 0; i < months.Length && all.IsEmpty; i++)
        {
            if (months[i].People == 0)
            {
                var before = Array.FindLastIndex(months, i, month => month.People > 0);
                var near = before >= 0 ? before : Array.FindIndex(months, i, month => month.People > 0);
                months[i] = months[i] with { Share = near < 0 ? 1 : months[near].Share, OwnWeight = 0 };
            }
        }

        return ImmutableArray.Create(months);
    }
}
