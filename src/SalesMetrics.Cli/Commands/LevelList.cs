namespace SalesMetrics.Cli.Commands;

/// <summary>The levels of prediction intervals as the user writes them: percentages such as <c>80,95</c>.</summary>
internal sealed class LevelList
{
    private LevelList(ImmutableArray<(string Text, double Level)> levels) => Levels = levels;

    /// <summary>Each level as written, for column names, and as a probability.</summary>
    public ImmutableArray<(string Text, double Level)> Levels { get; }

    public static LevelList Parse(string text)
    {
        var levels = ImmutableArray.CreateBuilder<(string, double)>();
        foreach (var part in text.Split(',', StringSplitOptions.TrimEntries))
        {
            if (!decimal.TryParse(part, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var percent) || percent is <= 0m or >= 100m)
            {
                throw new UsageException(Invariant($"--levels {text}: '{part}' is no level; write percentages above 0 and below 100, such as 80,95."));
            }

            if (levels.Any(level => string.Equals(level.Item1, part, StringComparison.Ordinal)))
            {
                throw new UsageException(Invariant($"--levels {text}: {part} is listed twice."));
            }

            levels.Add((part, (double)(percent / 100m)));
        }

        return new LevelList(levels.ToImmutable());
    }
}
