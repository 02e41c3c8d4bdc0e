using SalesMetrics.Explanations;
using SalesMetrics.Numerics;
using SalesMetrics.Series;

namespace SalesMetrics.Forecasting.Models.Combinations;

/// <summary>Several models fitted to one history, whose middle forecast is taken: what <see cref="AutoModel"/> returns unless it had to fall back.</summary>
/// <remarks>
/// <para>The forecast of a period is the median of the members' forecasts of it, so a member that goes astray has no say. So are
/// <see cref="FittedValues"/>.</para>
/// <para>The spread of a step joins what the members say of their own errors with how far they are apart: the square root of the squared mean of their standard
/// deviations plus the variance between their forecasts. It is never less than a season before. How many such spreads hold a share of the outcomes was measured on
/// other histories (see <see cref="AutoModel"/>), so limits are not those of a normal distribution.</para>
/// </remarks>
public sealed class FittedCombination : IFittedModel, ISamplePaths, IExplainable
{
    internal FittedCombination(TimeSeries series, string? reason, CombinationMembers members)
    {
        Series = series;
        ModelReason = reason;
        Members = members.Members;
        LeftOut = members.LeftOut;
        Search = new SearchSummary(
            Members.Any(member => member.WasCutShort) ? SearchExit.EvaluationLimit : SearchExit.Converged, Members.Sum(member => member.Evaluations));
        Parameters =
        [
            .. from member in Members
               from form in Enumerable.Range(0, member.Forms.Length)
               where member.Forms.Length > 1
               select new ModelParameter($"{member.Name} {member.FormNames[form]}", member.Weights[form]),
        ];
        FittedValues = Fitted();
        PastErrors = ErrorPattern.Of(series.Values.AsSpan(), FittedValues.AsSpan());
        var deviation = Deviation();
        NoIntervalReason = deviation is null
            ? "The middle of the models runs through every value of the history, so the spread of the future cannot be measured from it."
            : Members.All(member => member.Forms.All(form => form.NoIntervalReason is not null)) ? Members[0].Forms[0].NoIntervalReason
            : null;
        ResidualStandardDeviation = NoIntervalReason is null ? deviation : null;
    }

    /// <inheritdoc/>
    public TimeSeries Series { get; }

    /// <inheritdoc/>
    public string ModelName => AutoModel.ModelName;

    /// <inheritdoc/>
    public string? ModelReason { get; }

    /// <summary>The models combined, each with one voice; at least one.</summary>
    public ImmutableArray<CombinationMember> Members { get; }

    /// <summary>The models that could not be fitted to this history.</summary>
    public ImmutableArray<LeftOutMember> LeftOut { get; }

    /// <summary>The weights of the forms of those members that are means of forms, between 0 and 1, under the names of member and form.</summary>
    public ImmutableArray<ModelParameter> Parameters { get; }

    /// <inheritdoc/>
    public ImmutableArray<double> FittedValues { get; }

    /// <inheritdoc/>
    public double? ResidualStandardDeviation { get; }

    /// <inheritdoc/>
    public string? NoIntervalReason { get; }

    /// <summary>What the errors of <see cref="FittedValues"/> look like: limits are narrower where they have become smaller, and wider where they have grown.</summary>
    public ErrorPattern PastErrors { get; }

    /// <summary>The evaluations of all members, and whether any search was cut short.</summary>
    public SearchSummary Search { get; }

    /// <inheritdoc/>
    public Forecast Forecast(int horizon, params ReadOnlySpan<double> levels)
    {
        Forecasting.Forecast.CheckHorizon(horizon);
        Forecasting.Forecast.CheckLevels(levels);
        var quantiles = new double[levels.Length];
        for (var i = 0; i < levels.Length; i++)
        {
            quantiles[i] = NormalQuantile.TwoSided(levels[i]);
        }

        var (means, spreads) = Outlook(horizon);
        var limits = new CombinationLimits(Series, PastErrors);
        var steps = ImmutableArray.CreateBuilder<ForecastStep>(horizon);
        for (var h = 0; h < horizon; h++)
        {
            var intervals = ImmutableArray.CreateBuilder<PredictionInterval>(levels.Length);
            for (var i = 0; i < levels.Length && NoIntervalReason is null; i++)
            {
                var half = Math.Min(spreads[h] * limits.SpreadsFor(quantiles[i], h + 1), double.MaxValue);
                intervals.Add(new PredictionInterval(
                    levels[i], Math.Max(means[h] - half, -double.MaxValue), Math.Min(means[h] + half, double.MaxValue)));
            }

            steps.Add(new ForecastStep(h + 1, means[h], intervals.DrainToImmutable()));
        }

        return new Forecast(Series.Id, ModelName, ModelReason, levels.IsEmpty ? null : NoIntervalReason, steps.MoveToImmutable());
    }

    /// <summary>The spread of each step, nearest first: what the members say of their own errors, joined with how far they are apart.</summary>
    /// <remarks>Limits are so many spreads away from the forecast as held the wanted share of the outcomes in other histories.</remarks>
    /// <param name="horizon">How many periods: 1 to <see cref="Forecasting.Forecast.MaxHorizon"/>.</param>
    /// <returns>In the unit of the series. Zeros where <see cref="NoIntervalReason"/> is not null and the members agree.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The horizon is out of its range.</exception>
    public ImmutableArray<double> Spreads(int horizon)
    {
        Forecasting.Forecast.CheckHorizon(horizon);
        return ImmutableArray.Create(Outlook(horizon).Spreads);
    }

    /// <summary>Draws futures whose single steps have the limits of this combination and whose steps go together as in its members.</summary>
    /// <remarks>Patterns are paths of the smoothing and Theta members, each with the same share; within each step they are put in order and replaced by the
    /// combination's own value of that rank (Clark et al. 2004). So quantiles of sums are neither those of steps added up nor those of independent steps.</remarks>
    /// <inheritdoc cref="ISamplePaths.SamplePaths"/>
    public SamplePaths? SamplePaths(int horizon, int count, long seed)
    {
        Forecasting.SamplePaths.Check(horizon, count);
        var patterns = new CombinationPaths(Members);
        if (NoIntervalReason is not null || patterns.IsEmpty)
        {
            return null;
        }

        var (means, spreads) = Outlook(horizon);
        var values = patterns.Draw(means, spreads, new CombinationLimits(Series, PastErrors), count, seed);
        return new SamplePaths(horizon, ImmutableArray.Create(values));
    }

    /// <summary>The next value by every member, and who was left out and why.</summary>
    public Explanation Explain() =>
        new(
            "Automatic forecast of the next period",
            new ExplainedValue.OfEstimate(Forecast(1).Steps[0].Mean),
            [.. Members.Select(Explain), .. LeftOut.Select(one => new Explanation(one.Name, new ExplainedValue.Undefined(one.Reason)))])
        {
            Rule = "the middle one of the members' forecasts, or the mean of the two in the middle",
        };

    private static Explanation Explain(CombinationMember member)
    {
        var means = new double[1];
        member.Fill(means, new double[1]);
        return new Explanation(
            member.Name,
            new ExplainedValue.OfEstimate(means[0]),
            member.Forms.Length == 1
                ? []
                : member.Forms.Select((form, i) => new Explanation(
                    member.FormNames[i],
                    new ExplainedValue.OfEstimate(form.Forecast(1).Steps[0].Mean),
                    [new("Weight", new ExplainedValue.OfEstimate(member.Weights[i]))])))
        {
            Rule = member.Forms.Length == 1 ? "the model's own forecast" : "the mean of the forms, weighted by how well each explains the history",
        };
    }

    private (double[] Means, double[] Spreads) Outlook(int horizon)
    {
        var forecasts = new double[Members.Length][];
        var (means, spreads, spread) = (new double[horizon], new double[horizon], new double[horizon]);
        var known = 0;
        for (var i = 0; i < forecasts.Length; i++)
        {
            forecasts[i] = new double[horizon];
            if (Members[i].Fill(forecasts[i], spread))
            {
                known++;
                for (var h = 0; h < horizon; h++)
                {
                    // A mean as it goes along, which cannot overflow.
                    spreads[h] += (spread[h] - spreads[h]) / known;
                }
            }
        }

        var step = new double[forecasts.Length];
        for (var h = 0; h < horizon; h++)
        {
            for (var i = 0; i < step.Length; i++)
            {
                step[i] = forecasts[i][h];
            }

            spreads[h] = Length(spreads[h], Between(step));
            if (h >= Series.SeasonLength)
            {
                spreads[h] = Math.Max(spreads[h], spreads[h - Series.SeasonLength]);
            }

            means[h] = Middle(step);
        }

        return (means, spreads);
    }

    private ImmutableArray<double> Fitted()
    {
        var count = Members.Min(member => member.FittedCount);
        var fitted = new double[count];
        var step = new double[Members.Length];
        for (var back = 1; back <= count; back++)
        {
            for (var i = 0; i < step.Length; i++)
            {
                step[i] = Members[i].FittedFromEnd(back);
            }

            fitted[^back] = Middle(step);
        }

        return ImmutableArray.Create(fitted);
    }

    private double? Deviation()
    {
        var largest = 0d;
        for (var back = 1; back <= FittedValues.Length; back++)
        {
            largest = Math.Max(largest, Math.Abs((Series.Values[^back] / 2) - (FittedValues[^back] / 2)));
        }

        var squares = 0d;
        for (var back = 1; back <= FittedValues.Length && largest > 0; back++)
        {
            var share = ((Series.Values[^back] / 2) - (FittedValues[^back] / 2)) / largest;
            squares += share * share;
        }

        return squares > 0 ? Math.Min(2 * Math.Sqrt(squares / FittedValues.Length) * largest, double.MaxValue) : null;
    }

    // Sorts what it is given.
    private static double Middle(Span<double> values)
    {
        values.Sort();
        var half = values.Length / 2;
        return values.Length % 2 == 1 ? values[half] : (values[half - 1] / 2) + (values[half] / 2);
    }

    // The standard deviation between the members, which are all there are and not a sample of them.
    private static double Between(ReadOnlySpan<double> values)
    {
        var mean = 0d;
        foreach (var value in values)
        {
            mean += value / values.Length;
        }

        var length = 0d;
        foreach (var value in values)
        {
            length = Length(length, (value - mean) / Math.Sqrt(values.Length));
        }

        return length;
    }

    // sqrt(a² + b²) without squares that overflow.
    private static double Length(double a, double b)
    {
        var (large, small) = (Math.Max(Math.Abs(a), Math.Abs(b)), Math.Min(Math.Abs(a), Math.Abs(b)));
        if (large == 0)
        {
            return 0;
        }

        var share = small / large;
        return Math.Min(large * Math.Sqrt(1 + (share * share)), double.MaxValue);
    }
}
