namespace SalesMetrics.Cli;

/// <summary>Where a command writes: answers to the output, progress and complaints to the error stream.</summary>
/// <param name="Text">The output as text.</param>
/// <param name="Bytes">The output as bytes, for JSON; flush <paramref name="Text"/> before using it.</param>
/// <param name="Error">Progress, issues and errors.</param>
internal sealed record Terminal(TextWriter Text, Stream Bytes, TextWriter Error);
