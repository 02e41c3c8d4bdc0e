namespace SalesMetrics.Json;

/// <summary>A plan file cannot be used: where in it, which value, and what to do.</summary>
public sealed class PlanFormatException : FormatException
{
    internal PlanFormatException(string path, string value, string fault, string advice, Exception? inner = null)
        : base(value.Length == 0 ? Invariant($"{path}: {fault} {advice}") : Invariant($"{path} = {value}: {fault} {advice}"), inner)
    {
        Path = path;
        Value = value;
        Advice = advice;
    }

    /// <summary>The place in the file as a JSON path, such as <c>$.components[1].weightPercent</c>; <c>$</c> is the whole.</summary>
    public string Path { get; }

    /// <summary>The value at fault as it was written; empty when it is missing or not one value.</summary>
    public string Value { get; }

    /// <summary>What to do about it, in one sentence.</summary>
    public string Advice { get; }
}
