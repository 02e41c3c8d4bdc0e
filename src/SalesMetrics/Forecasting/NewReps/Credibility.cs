namespace SalesMetrics.Forecasting.NewReps;

/// <summary>How much of what a group shows is its own: the credibility model of Bühlmann &amp; Straub 1970.</summary>
/// <remarks>
/// An observation of weight w has the variance <c>within / w</c> around its group's mean, and these lie with the variance <c>between</c> around
/// the mean of all. Both are the unbiased estimates by moments; <c>between</c> is cut off at zero.
/// </remarks>
internal sealed class Credibility
{
    private Credibility(double mean, double? within, double? between)
    {
        Mean = mean;
        Within = within;
        Between = between;
    }

    /// <summary>The mean over groups by their credibility; over all observations where no group differs.</summary>
    public double Mean { get; }

    /// <summary>Null when no group has two observations.</summary>
    public double? Within { get; }

    /// <summary>Null when it cannot be told from <see cref="Within"/>: fewer than two groups, or no such variance.</summary>
    public double? Between { get; }

    /// <summary>Estimates from groups of observations, each with a weight above zero; at least one.</summary>
    public static Credibility Of(IReadOnlyCollection<IReadOnlyCollection<(double Value, double Weight)>> groups)
    {
        (double Weight, double Mean)[] means = [.. groups.Select(group => Summary(group))];
        var total = means.Sum(group => group.Weight);
        var mean = means.Sum(group => group.Weight * group.Mean) / total;
        var freedom = groups.Sum(group => group.Count - 1);
        if (freedom == 0)
        {
            return new Credibility(mean, null, null);
        }

        var within = groups.Zip(means, (group, own) => group.Sum(one => one.Weight * Square(one.Value - own.Mean))).Sum() / freedom;
        var spare = total - (means.Sum(group => group.Weight * group.Weight) / total);
        if (means.Length < 2 || spare <= 0)
        {
            return new Credibility(mean, within, null);
        }

        var between = Math.Max(0, (means.Sum(group => group.Weight * Square(group.Mean - mean)) - ((means.Length - 1) * within)) / spare);
        var plain = new Credibility(mean, within, between);
        var weights = means.Select(group => plain.WeightOf(group.Weight)).ToArray();
        return weights.Sum() > 0
            ? new Credibility(weights.Zip(means, (weight, group) => weight * group.Mean).Sum() / weights.Sum(), within, between)
            : plain;
    }

    /// <summary>The share of a group's own mean in its estimate, 0 to 1: w / (w + within / between).</summary>
    /// <param name="weight">The sum of its observations' weights.</param>
    public double WeightOf(double weight) => Between is not { } between || Within is not { } within || between == 0 || weight == 0
        ? 0
        : weight / (weight + (within / between));

    private static (double Weight, double Mean) Summary(IReadOnlyCollection<(double Value, double Weight)> group)
    {
        var weight = group.Sum(one => one.Weight);
        return (weight, group.Sum(one => one.Weight * one.Value) / weight);
    }

    private static double Square(double value) => value * value;
}
