using System.CommandLine;
using SalesMetrics.Cli.Input;
using SalesMetrics.Data.Series;
using SalesMetrics.Forecasting.Preparation;

namespace SalesMetrics.Cli.Commands;

/// <summary>What becomes of gaps, doubles and an unfinished end of the series of a file; the words of the policies of the library.</summary>
internal sealed class HistoryChoice
{
    private readonly Option<string?> _gaps = new("--gaps")
    {
        Description = "With --series: what becomes of a period between others without value. Default: refuse the series, once any of these options is given.",
    };

    private readonly Option<string?> _duplicates = new("--duplicates") { Description = "With --series: what becomes of a period given twice. Default: refuse the series." };
    private readonly Option<string?> _partial = new("--partial") { Description = "With --series: what becomes of a last period that is not over on --as-of. Default: drop it." };

    public HistoryChoice(Command command)
    {
        _gaps.AcceptOnlyFromAmong("refuse", "interpolate", "carry-forward", "zero");
        _duplicates.AcceptOnlyFromAmong("refuse", "add", "keep-last");
        _partial.AcceptOnlyFromAmong("drop", "scale", "keep");
        command.Options.Add(_gaps);
        command.Options.Add(_duplicates);
        command.Options.Add(_partial);
    }

    /// <summary>Refuses the options where a company's own sales are forecast, which have neither gaps nor doubles and end with the last complete period.</summary>
    public void RefuseForCompany(ParseResult parsed)
    {
        if (new[] { _gaps, _duplicates, _partial }.FirstOrDefault(option => parsed.GetValue(option) is not null) is { } given)
        {
            throw new UsageException(Invariant($"{given.Name} is for --series: a company's own sales have no gaps or doubles, and end with the last complete period."));
        }
    }

    /// <summary>How to read the file; null when nothing was asked for that needs dates.</summary>
    public HistoryReaderOptions? Of(ParseResult parsed, CompanyRequest request, string grain, int seasonLength)
    {
        var (gaps, duplicates, partial) = (parsed.GetValue(_gaps), parsed.GetValue(_duplicates), parsed.GetValue(_partial));
        if (gaps is null && duplicates is null && partial is null && request.AsOf is null)
        {
            return null;
        }

        if (partial is not null && request.AsOf is null)
        {
            throw new UsageException(Invariant($"--partial {partial} needs --as-of: the last day that is known, as yyyy-MM-dd."));
        }

        SeriesInput.CheckSeasonLength(seasonLength);
        return new HistoryReaderOptions
        {
            Calendar = Calendars.FiscalCalendar.StartingOn(request.FiscalStart),
            Grain = GrainChoice.GrainOf(grain),
            History = new HistoryOptions
            {
                SeasonLength = seasonLength,
                AsOf = request.AsOf,
                Gaps = gaps switch
                {
                    "interpolate" => GapPolicy.Interpolate,
                    "carry-forward" => GapPolicy.CarryForward,
                    "zero" => GapPolicy.Zero,
                    _ => GapPolicy.Refuse,
                },
                Duplicates = duplicates switch { "add" => DuplicatePolicy.Add, "keep-last" => DuplicatePolicy.KeepLast, _ => DuplicatePolicy.Refuse },
                Partial = partial switch { "scale" => PartialPeriodPolicy.Scale, "keep" => PartialPeriodPolicy.Keep, _ => PartialPeriodPolicy.Drop },
            },
        };
    }
}
