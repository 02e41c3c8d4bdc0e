namespace SalesMetrics.Crediting;

/// <summary>When the parts of a timed credit count.</summary>
internal sealed class CreditTiming
{
    private readonly ImmutableArray<CreditRule.Timing> _rules;
    private readonly Dictionary<(string SaleId, string Event), LocalDate> _days;

    private CreditTiming(ImmutableArray<CreditRule.Timing> rules, Dictionary<(string SaleId, string Event), LocalDate> days)
    {
        _rules = rules;
        _days = days;
    }

    public static CreditTiming Create(CreditRules rules, Dictionary<string, Credit> sales, IEnumerable<CreditEvent> events, ImmutableArray<Issue>.Builder issues)
    {
        ImmutableArray<CreditRule.Timing> timings = [.. rules.Rules.OfType<CreditRule.Timing>()];
        var names = timings.SelectMany(rule => rule.Schedule.Shares).Select(share => share.Key).ToHashSet(StringComparer.Ordinal);
        var days = new Dictionary<(string, string), LocalDate>();
        foreach (var one in events.OrderBy(one => one.SaleId, StringComparer.Ordinal).ThenBy(one => one.Event, StringComparer.Ordinal).ThenBy(one => one.Date))
        {
            if (!names.Contains(one.Event) || string.Equals(one.Event, CreditSchedule.Booking, StringComparison.Ordinal))
            {
                issues.Add(Issue.RejectedOf(
                    one.SaleId,
                    "unknown-event",
                    nameof(CreditEvent.Event),
                    one.Event,
                    Invariant($"No schedule waits for '{one.Event}'."),
                    "Correct the name, or leave it out."));
            }
            else if (!sales.ContainsKey(one.SaleId))
            {
                issues.Add(Issue.RejectedOf(
                    one.SaleId,
                    "unknown-sale",
                    nameof(CreditEvent.SaleId),
                    one.SaleId,
                    Invariant($"'{one.Event}' of {one.Date:uuuu-MM-dd} is of a sale that is not in the book."),
                    "Name the sale's own entry, not a correction of it."));
            }
            else
            {
                _ = days.TryAdd((one.SaleId, one.Event), one.Date);
            }
        }

        return new CreditTiming(timings, days);
    }

    /// <summary>The parts of a credit, each counting on its day or waiting for its event.</summary>
    /// <param name="credit">What is timed.</param>
    /// <param name="seller">The seller's credit it goes back to, which decides the schedule.</param>
    /// <param name="sale">A credit of the sale.</param>
    public IEnumerable<(Credit Part, string? WaitsFor)> PartsOf(Credit credit, Credit seller, Credit sale)
    {
        if (_rules.FirstOrDefault(rule => rule.Condition.Holds(seller, sale)) is not { } timing)
        {
            yield return (credit, null);
            yield break;
        }

        var shares = timing.Schedule.Shares;
        var parts = credit.Amount.Allocate(ImmutableArray.CreateRange(shares, share => share.Value));
        for (var i = 0; i < parts.Length; i++)
        {
            var (name, share) = shares[i];
            LocalDate? happened = string.Equals(name, CreditSchedule.Booking, StringComparison.Ordinal) ? credit.Date
                : _days.TryGetValue((credit.OriginId, name), out var day) ? LocalDate.Max(day, credit.Date)
                : null;
            var part = credit with
            {
                Amount = parts[i],
                Share = credit.Share * share,
                Date = happened ?? credit.Date,
                Source = new CreditSource(timing, credit, Invariant($"{share.ToPercentText()} on {name}{(happened is null ? ", which has not happened" : "")}")),
            };
            yield return (part, happened is null ? name : null);
        }
    }
}
