using System.Diagnostics.CodeAnalysis;

namespace SalesMetrics.Data;

/// <summary>What one row of a file came to: a value, or the reasons why there is none; often a value with doubts.</summary>
/// <typeparam name="T">What a good row holds.</typeparam>
public sealed class ReadRow<T>
    where T : class
{
    internal ReadRow(string source, long line, T? value, ImmutableArray<Issue> issues)
    {
        Source = source;
        Line = line;
        Value = value;
        Issues = issues;
    }

    /// <summary>The file or other source.</summary>
    public string Source { get; }

    /// <summary>The 1-based line on which the row starts.</summary>
    public long Line { get; }

    /// <summary>What the row holds; null when it was rejected.</summary>
    public T? Value { get; }

    /// <summary>What is wrong or doubtful about the row; empty when all is well. A rejected row has at least one rejecting issue.</summary>
    public ImmutableArray<Issue> Issues { get; }

    /// <summary>Whether there is a value.</summary>
    [MemberNotNullWhen(true, nameof(Value))]
    public bool IsUsed => Value is not null;
}
