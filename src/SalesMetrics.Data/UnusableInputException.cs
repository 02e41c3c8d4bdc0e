namespace SalesMetrics.Data;

/// <summary>Input from which nothing (more) can be read: it is empty, lacks a column, or its quoting is broken.</summary>
/// <remarks>A single bad row is not thrown but returned as an <see cref="Issue"/>. The message says what to do.</remarks>
public sealed class UnusableInputException : Exception
{
    /// <summary>States the facts, from which the message is made.</summary>
    /// <param name="source">The file or other source; may be empty.</param>
    /// <param name="line">The 1-based line at which reading ended; null when it is about the source as a whole.</param>
    /// <param name="problem">What is wrong, as a sentence.</param>
    /// <param name="advice">What to do, as a sentence.</param>
    /// <param name="innerException">What the underlying reader said, if anything.</param>
    public UnusableInputException(string source, long? line, string problem, string advice, Exception? innerException = null)
        : base(Describe(source, line, problem, advice), innerException)
    {
        InputSource = source;
        Line = line;
        Advice = advice;
    }

    /// <summary>The file or other source; may be empty.</summary>
    public string InputSource { get; }

    /// <summary>The 1-based line at which reading ended; null when the message is about the source as a whole.</summary>
    public long? Line { get; }

    /// <summary>What to do about it, in one sentence.</summary>
    public string Advice { get; }

    private static string Describe(string source, long? line, string problem, string advice)
    {
        var place = line is { } number ? string.Create(CultureInfo.InvariantCulture, $"{source}:{number}: ") : $"{source}: ";
        return (source.Length == 0 && line is null ? "" : place) + problem + " " + advice;
    }
}
