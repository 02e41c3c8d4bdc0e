using System.CommandLine;
using NodaTime.Text;

namespace SalesMetrics.Cli.Commands;

/// <summary>An option that is a day.</summary>
internal static class DayOption
{
    public static LocalDate? ValueOf(ParseResult parsed, Option<string?> option) => parsed.GetValue(option) is not { } text ? null
        : LocalDatePattern.Iso.Parse(text) is { Success: true } day ? day.Value
        : throw new UsageException(Invariant($"{option.Name} {text} is no date: write it as yyyy-MM-dd, such as 2017-12-31."));

    /// <summary>The days from one option to another, both inclusive; null when neither is given.</summary>
    public static DateInterval? Between(ParseResult parsed, Option<string?> first, Option<string?> last) => (ValueOf(parsed, first), ValueOf(parsed, last)) switch
    {
        (null, null) => null,
        ({ } from, { } to) when from <= to => new DateInterval(from, to),
        ({ } from, { } to) => throw new UsageException(Invariant($"{first.Name} {from:uuuu-MM-dd} is after {last.Name} {to:uuuu-MM-dd}.")),
        _ => throw new UsageException(Invariant($"Give both {first.Name} and {last.Name}, or neither.")),
    };
}
