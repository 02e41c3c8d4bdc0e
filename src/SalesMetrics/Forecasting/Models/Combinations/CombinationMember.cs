using SalesMetrics.Numerics;

namespace SalesMetrics.Forecasting.Models.Combinations;

/// <summary>One voice in a combination: a fitted model, or the weighted mean of several forms of one.</summary>
public sealed class CombinationMember
{
    // The share of a normal distribution within one standard deviation of its mean.
    private const double OneDeviation = 0.68268949213708585;

    internal CombinationMember(string name, ImmutableArray<IFittedModel> forms, ImmutableArray<string> formNames, ImmutableArray<double> weights)
    {
        Name = name;
        Forms = forms;
        FormNames = formNames;
        Weights = weights;
    }

    internal CombinationMember(IFittedModel fit)
        : this(fit.ModelName, [fit], [fit.ModelName], [1])
    {
    }

    /// <summary>The name of the model, with <c>-mean</c> where it is a mean of its forms.</summary>
    public string Name { get; }

    /// <summary>The fits; one, unless the member is a mean of forms.</summary>
    public ImmutableArray<IFittedModel> Forms { get; }

    /// <summary>What each of <see cref="Forms"/> is called.</summary>
    public ImmutableArray<string> FormNames { get; }

    /// <summary>The share of each of <see cref="Forms"/>, between 0 and 1; together 1.</summary>
    public ImmutableArray<double> Weights { get; }

    /// <summary>For how many of the last values all forms have a one-step forecast.</summary>
    internal int FittedCount => Forms.Min(form => form.FittedValues.Length);

    internal int Evaluations => Forms.Sum(form => form.Search.Evaluations);

    internal bool WasCutShort => Forms.Any(form => form.Search.Exit == SearchExit.EvaluationLimit);

    /// <summary>The one-step forecast of a value, counted back from the last, which is 1.</summary>
    internal double FittedFromEnd(int back)
    {
        var sum = 0d;
        for (var i = 0; i < Forms.Length; i++)
        {
            sum += Weights[i] * Forms[i].FittedValues[^back];
        }

        return sum;
    }

    /// <summary>Fills in the weighted means of the forms and of their standard deviations.</summary>
    /// <param name="means">Becomes the forecasts.</param>
    /// <param name="spreads">Becomes the standard deviations, of those forms that have one.</param>
    /// <returns>Whether any form has a standard deviation.</returns>
    internal bool Fill(Span<double> means, Span<double> spreads)
    {
        means.Clear();
        spreads.Clear();
        var known = 0d;
        for (var i = 0; i < Forms.Length; i++)
        {
            known += Forms[i].NoIntervalReason is null ? Weights[i] : 0;
        }

        for (var i = 0; i < Forms.Length; i++)
        {
            var hasSpread = Forms[i].NoIntervalReason is null;
            var steps = (hasSpread ? Forms[i].Forecast(means.Length, OneDeviation) : Forms[i].Forecast(means.Length)).Steps;
            for (var h = 0; h < means.Length; h++)
            {
                means[h] += Weights[i] * steps[h].Mean;
                if (hasSpread)
                {
                    var limits = steps[h].Intervals[0];
                    spreads[h] += Weights[i] / known * ((limits.Upper / 2) - (limits.Lower / 2));
                }
            }
        }

        return known > 0;
    }
}
