namespace SalesMetrics.Forecasting.Models.Combinations;

/// <summary>Weights of the forms of one model by their AICc: exp(-difference to the least x rate), added up to 1 (Kolassa 2011).</summary>
internal static class AkaikeWeights
{
    /// <summary>The rate by which weights are the likelihoods of the forms.</summary>
    public const double Likelihood = 0.5;

    /// <summary>A sixteenth of <see cref="Likelihood"/>: a form worse by 22 in AICc still counts half.</summary>
    /// <remarks>AICc is about one step ahead within the history. How forms do further on it tells much less well. Chosen on the training part of M3: see
    /// docs/calculations/automatic-forecast.md.</remarks>
    public const double Flat = Likelihood / 16;

    // A change of unit moves the criterion of all forms alike, but for rounding, which must not show in the weights.
    private const int Digits = 6;
    private const double MostDifference = 1e6;

    /// <param name="criteria">At least one, all finite.</param>
    /// <param name="rate">Above 0: how fast weights fall.</param>
    public static ImmutableArray<double> Of(ReadOnlySpan<double> criteria, double rate)
    {
        var least = double.PositiveInfinity;
        foreach (var criterion in criteria)
        {
            least = Math.Min(least, criterion);
        }

        var weights = new double[criteria.Length];
        var sum = 0d;
        for (var i = 0; i < weights.Length; i++)
        {
            weights[i] = Math.Exp(-rate * Math.Round(Math.Min(criteria[i] - least, MostDifference), Digits));
            sum += weights[i];
        }

        for (var i = 0; i < weights.Length; i++)
        {
            weights[i] /= sum;
        }

        return ImmutableArray.Create(weights);
    }
}
