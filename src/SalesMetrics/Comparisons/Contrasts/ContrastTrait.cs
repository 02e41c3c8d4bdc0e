namespace SalesMetrics.Comparisons.Contrasts;

/// <summary>Something known about people that may set the best apart: calls a week, days to first touch, product, region.</summary>
public sealed class ContrastTrait
{
    private ContrastTrait(string name, ImmutableDictionary<string, double> numbers, ImmutableDictionary<string, string> categories, bool isNumeric)
    {
        Name = name;
        Numbers = numbers;
        Categories = categories;
        IsNumeric = isNumeric;
    }

    /// <summary>What it is, in the words of the report.</summary>
    public string Name { get; }

    /// <summary>Whether it is a number; else it is one of several categories.</summary>
    public bool IsNumeric { get; }

    internal ImmutableDictionary<string, double> Numbers { get; }

    internal ImmutableDictionary<string, string> Categories { get; }

    /// <summary>States a number for each person; whoever is not in it has none.</summary>
    /// <param name="name">What it is; not empty.</param>
    /// <param name="values">Person and number, finite, nobody twice.</param>
    /// <exception cref="ArgumentException">The name is empty, somebody comes twice, or a number is infinite or NaN.</exception>
    public static ContrastTrait OfNumbers(string name, IEnumerable<KeyValuePair<string, double>> values)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        ArgumentNullException.ThrowIfNull(values);
        var numbers = ImmutableDictionary.CreateBuilder<string, double>(StringComparer.Ordinal);
        foreach (var (id, value) in values)
        {
            if (!double.IsFinite(value) || !numbers.TryAdd(id, value))
            {
                throw new ArgumentException(Invariant($"'{id}' has the {name} {value}: everybody comes once, and every number is finite."), nameof(values));
            }
        }

        return new ContrastTrait(name, numbers.ToImmutable(), ImmutableDictionary<string, string>.Empty, isNumeric: true);
    }

    /// <summary>States a category for each person; whoever is not in it has none.</summary>
    /// <param name="name">What it is; not empty.</param>
    /// <param name="values">Person and category, nobody twice; an empty text is a category too.</param>
    /// <exception cref="ArgumentException">The name is empty, or somebody comes twice.</exception>
    public static ContrastTrait OfCategories(string name, IEnumerable<KeyValuePair<string, string>> values)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        ArgumentNullException.ThrowIfNull(values);
        var categories = ImmutableDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        foreach (var (id, value) in values)
        {
            if (!categories.TryAdd(id, value))
            {
                throw new ArgumentException(Invariant($"'{id}' comes twice in {name}."), nameof(values));
            }
        }

        return new ContrastTrait(name, ImmutableDictionary<string, double>.Empty, categories.ToImmutable(), isNumeric: false);
    }
}
