namespace SalesMetrics.Crediting;

/// <summary>A part of a credit that waits for an event.</summary>
/// <param name="Event">The event it waits for, as the <see cref="CreditSchedule"/> names it.</param>
/// <param name="Credit">The part, under the day of its entry.</param>
public sealed record PendingCredit(string Event, Credit Credit);
