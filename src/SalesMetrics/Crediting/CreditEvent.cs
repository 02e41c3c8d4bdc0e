namespace SalesMetrics.Crediting;

/// <summary>Something that happened to a sale and on which its credit may wait: it was invoiced, it was paid.</summary>
/// <param name="SaleId">The id of the sale's entry in the journal; for the corrections of a sale that of the sale.</param>
/// <param name="Event">The event, as a <see cref="CreditSchedule"/> names it.</param>
/// <param name="Date">The day. Of several of one event the first counts; a day before the entry counts as that of the entry.</param>
public sealed record CreditEvent(string SaleId, string Event, LocalDate Date);
