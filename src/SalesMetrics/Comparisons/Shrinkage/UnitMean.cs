namespace SalesMetrics.Comparisons.Shrinkage;

/// <summary>The mean of one unit with its standard error.</summary>
public sealed record UnitMean
{
    /// <summary>States the mean of one unit.</summary>
    /// <param name="id">The unit; not null.</param>
    /// <param name="mean">The mean; finite.</param>
    /// <param name="standardError">Its standard error; above 0, finite.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is out of its range.</exception>
    public UnitMean(string id, double mean, double standardError)
    {
        ArgumentNullException.ThrowIfNull(id);
        Id = id;
        Mean = double.IsFinite(mean) ? mean : throw new ArgumentOutOfRangeException(nameof(mean), mean, "A mean is finite.");
        StandardError = standardError > 0 && double.IsFinite(standardError)
            ? standardError
            : throw new ArgumentOutOfRangeException(nameof(standardError), standardError, "A standard error is above 0 and finite.");
    }

    /// <summary>The unit.</summary>
    public string Id { get; }

    /// <summary>The mean.</summary>
    public double Mean { get; }

    /// <summary>Its standard error.</summary>
    public double StandardError { get; }
}
