namespace SalesMetrics.Forecasting.Evaluation;

/// <summary>Ranks models on many series and says which differ.</summary>
public static class RankComparisonCalculator
{
    /// <summary>The most models that can be ranked together.</summary>
    public const int MaxModels = 100;

    /// <summary>Ranks the models on each series, the least loss first, and averages; the series are read once and none is kept.</summary>
    /// <param name="models">The names of the models: 2 to <see cref="MaxModels"/>, each once.</param>
    /// <param name="losses">One entry a series: what each model lost on it (such as its MASE), in the order of
    /// <paramref name="models"/>; at least one series.</param>
    /// <param name="significanceLevel">The chance to call any two equally good models different; from 0.0001 to 0.5.</param>
    /// <exception cref="ArgumentException">There are no series, a name is given twice, or a series has not one finite loss a
    /// model.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The number of models or the significance level is out of its range.</exception>
    public static RankComparison Calculate(
        ImmutableArray<string> models, IEnumerable<ImmutableArray<double>> losses, double significanceLevel = 0.05)
    {
        ArgumentNullException.ThrowIfNull(losses);
        var names = models.IsDefault ? [] : models;
        ArgumentOutOfRangeException.ThrowIfLessThan(names.Length, 2, nameof(models));
        ArgumentOutOfRangeException.ThrowIfGreaterThan(names.Length, MaxModels, nameof(models));
        if (names.Distinct(StringComparer.Ordinal).Count() != names.Length)
        {
            throw new ArgumentException(Invariant($"A model is named twice: {string.Join(", ", names)}."), nameof(models));
        }

        if (!(significanceLevel >= 0.0001 && significanceLevel <= 0.5))
        {
            throw new ArgumentOutOfRangeException(
                nameof(significanceLevel), significanceLevel, "It is from 0.0001 to 0.5: write 0.05, not 5.");
        }

        var doubledRanks = new long[names.Length];
        var count = 0;
        foreach (var ofSeries in losses)
        {
            if (ofSeries.IsDefault || ofSeries.Length != names.Length || !ofSeries.All(double.IsFinite))
            {
                throw new ArgumentException(
                    Invariant($"The series at index {count} needs {names.Length} losses, one a model and all finite."), nameof(losses));
            }

            AddRanks(ofSeries, doubledRanks);
            count++;
        }

        return count > 0
            ? FromAverageRanks(names, [.. doubledRanks.Select(sum => sum / (2d * count))], count, significanceLevel)
            : throw new ArgumentException("There are no series to rank the models on.", nameof(losses));
    }

    private static RankComparison FromAverageRanks(
        ImmutableArray<string> models, ImmutableArray<double> averageRanks, int seriesCount, double significanceLevel)
    {
        double count = models.Length;
        var quantile = StudentisedRange.Quantile(1 - significanceLevel, models.Length);
        var distance = quantile * Math.Sqrt(count * (count + 1) / (12d * seriesCount));
        var half = distance / 2;
        var ranked = models
            .Select((name, i) => new RankedModel(name, averageRanks[i], averageRanks[i] - half, averageRanks[i] + half))
            .OrderBy(model => model.AverageRank);
        return new RankComparison(seriesCount, significanceLevel, distance, [.. ranked]);
    }

    // Twice the rank is a whole number also for ties, so the sums are exact and the order of the series cannot show.
    private static void AddRanks(ImmutableArray<double> losses, long[] doubledRanks)
    {
        for (var i = 0; i < losses.Length; i++)
        {
            var doubled = 1L;
            foreach (var other in losses)
            {
                doubled += other < losses[i] ? 2 : other == losses[i] ? 1 : 0;
            }

            doubledRanks[i] += doubled;
        }
    }
}
