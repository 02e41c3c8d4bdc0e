namespace SalesMetrics.Cli;

/// <summary>What was asked for cannot be answered; the message says why and what to do. It ends the command with exit code 2.</summary>
internal sealed class UsageException(string message) : Exception(message);
