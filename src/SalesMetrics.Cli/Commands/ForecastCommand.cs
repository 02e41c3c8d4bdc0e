using System.CommandLine;
using SalesMetrics.Cli.Input;
using SalesMetrics.Cli.Output;
using SalesMetrics.Forecasting;
using SalesMetrics.Forecasting.Preparation;
using SalesMetrics.Forecasting.Regression;
using SalesMetrics.Measures;
using SalesMetrics.Organization;
using SalesMetrics.Series;

namespace SalesMetrics.Cli.Commands;

/// <summary><c>forecast</c>: a company's sales, or any series from a long CSV, continued with prediction intervals.</summary>
internal sealed class ForecastCommand
{
    private const int UsualChecks = 6;

    private readonly Option<string> _by = UnitChoice.Option("company", "rep", "team", "manager", "region", "company");
    private readonly Option<string> _grain = GrainChoice.Option("month");
    private readonly Option<FileInfo?> _series = new("--series") { Description = "A long CSV of series_id,period,value to forecast instead of a company's sales." };
    private readonly Option<int?> _seasonLength = new("--season-length") { Description = "Periods after which the season repeats. Default: 12 for months, 4 for quarters; 1 with --series." };
    private readonly Option<int> _horizon = ForecastChoice.Horizon("How many periods to forecast.");
    private readonly Option<string> _levels = new("--levels") { Description = "Levels of the prediction intervals in percent.", DefaultValueFactory = _ => "80,95" };
    private readonly Option<string> _model = ForecastChoice.Model("The model.");
    private readonly Option<bool> _clean = ForecastChoice.CleanOutliers();
    private readonly Option<bool> _perDay = new("--per-selling-day") { Description = "Forecast sales per day from Monday to Friday, times the days of the coming periods. For a company's sales." };
    private readonly Option<int?> _checks = new("--naive-checks")
    {
        Description = "Past forecasts of each series to hold against naive ones; the note warns where the model was no better. Each costs a fit. Default: 6; 0 with --series.",
    };

    public static Command Create(Terminal terminal)
    {
        var verb = new ForecastCommand();
        var command = new Command("forecast", "Continues sales, or any series, with prediction intervals.")
        {
            verb._by, verb._grain, verb._series, verb._seasonLength, verb._horizon, verb._levels, verb._model, verb._clean, verb._perDay, verb._checks,
        };
        var history = new HistoryChoice(command);
        var company = new CompanyOptions(command);
        var output = new OutputOptions(command);
        command.SetAction((parsed, cancellationToken) => Task.FromResult(CommandRunner.Guarded(
            terminal,
            () => parsed.GetValue(verb._series) is { } file
                ? verb.ForecastSeries(terminal, parsed, file.FullName, (history, company.Request(parsed)), output, cancellationToken)
                : verb.ForecastCompany(terminal, parsed, (history, company), output, cancellationToken))));
        return command;
    }

    private int ForecastSeries(
        Terminal terminal, ParseResult parsed, string path, (HistoryChoice History, CompanyRequest Request) how, OutputOptions output, CancellationToken cancellationToken)
    {
        if (parsed.GetValue(_perDay))
        {
            throw new UsageException("--per-selling-day needs the dates of a company's sales: the periods of --series have no length.");
        }

        var seasonLength = parsed.GetValue(_seasonLength) ?? 1;
        if (how.History.Of(parsed, how.Request, parsed.GetValue(_grain)!, seasonLength) is { } reading)
        {
            var histories = new HistoryInput(path, reading, terminal.Error, output.IsStrict(parsed));
            WriteSeries(terminal, parsed, histories.Read(), output, cancellationToken);
            return histories.Finish();
        }

        var input = new SeriesInput(path, seasonLength, terminal.Error, output.IsStrict(parsed));
        WriteSeries(terminal, parsed, input.Read(), output, cancellationToken);
        return input.Finish();
    }

    private void WriteSeries(Terminal terminal, ParseResult parsed, IEnumerable<TimeSeries> series, OutputOptions output, CancellationToken cancellationToken)
    {
        var levels = LevelList.Parse(parsed.GetValue(_levels)!);
        var forecasts = SeriesForecaster.Forecast(series, ForecastChoice.ModelOf(parsed, _model, _clean), Options(parsed, levels, 0), cancellationToken);
        var answer = new Answer { Command = "forecast", Sheets = [ForecastSheet.Of("Forecast", forecasts, levels)] };
        AnswerWriter.Write(terminal, answer, output.Format(parsed), isStrict: false);
    }

    private int ForecastCompany(
        Terminal terminal, ParseResult parsed, (HistoryChoice History, CompanyOptions Company) options, OutputOptions output, CancellationToken cancellationToken)
    {
        options.History.RefuseForCompany(parsed);
        var company = CompanyLoader.Load(options.Company.Request(parsed), terminal.Error);
        var levels = LevelList.Parse(parsed.GetValue(_levels)!);
        var grain = GrainChoice.GrainOf(parsed.GetValue(_grain)!);
        var series = History(company, UnitChoice.KindOf(parsed.GetValue(_by)!), grain, parsed.GetValue(_seasonLength) ?? GrainChoice.SeasonLength(grain));
        var model = ForecastChoice.ModelOf(parsed, _model, _clean);
        var forecasts = parsed.GetValue(_perDay)
            ? PerSellingDay(company, series, model, grain, Options(parsed, levels, UsualChecks))
            : SeriesForecaster.Forecast(series, model, Options(parsed, levels, UsualChecks), cancellationToken).ToImmutableArray();
        var title = Invariant($"Forecast of bookings by {parsed.GetValue(_grain)}, {company.Currency}");
        var answer = new Answer
        {
            Command = "forecast",
            Facts = Question.Of(company),
            Sheets = [ForecastSheet.Of(title, forecasts, levels)],
            Issues = company.Issues,
        };
        return AnswerWriter.Write(terminal, answer, output.Format(parsed), output.IsStrict(parsed));
    }

    /// <summary>The complete periods of every unit of a kind that was credited with anything.</summary>
    internal static IEnumerable<TimeSeries> History(Company company, UnitKind kind, Calendars.PeriodGrain grain, int seasonLength)
    {
        var periods = company.History(grain);
        var measurements = MeasurementCalculator.Calculate(
            company.Credits, company.Measure, kind, ImmutableArray.CreateRange(periods, period => period.Interval));
        return measurements.Units
            .Select(unit => SeriesCalculator.Calculate(measurements, unit, periods, company.AsOf, seasonLength))
            .OfType<TimeSeries>();
    }

    // Every history ends with the last complete period, and begins when its unit did.
    private static ImmutableArray<Forecast> PerSellingDay(
        Company company, IEnumerable<TimeSeries> histories, IForecastModel model, Calendars.PeriodGrain grain, SeriesForecastOptions options)
    {
        var periods = company.CompleteHistory(grain);
        var past = periods.Length;
        try
        {
            for (var step = 0; step < options.Horizon && past > 0; step++)
            {
                periods = periods.Add(company.Calendar.Next(periods[^1]));
            }
        }
        catch (ArgumentOutOfRangeException)
        {
            throw new UsageException(Invariant($"--horizon {options.Horizon} reaches beyond the calendar, which ends in FY{company.Calendar.LastFiscalYear}."));
        }

        return
        [
            .. histories.Select(history => new PerDayModel(
                    model, Regressor.SellingDays(Calendars.SellingDayCalendar.MondayToFriday, periods.RemoveRange(0, past - history.Length)))
                .Fit(history)
                .Forecast(options.Horizon, options.Levels.AsSpan())),
        ];
    }

    private SeriesForecastOptions Options(ParseResult parsed, LevelList levels, int usualChecks) => new()
    {
        Horizon = ForecastChoice.HorizonOf(parsed, _horizon),
        NaiveChecks = (parsed.GetValue(_checks) ?? usualChecks) is >= 0 and var checks
            ? checks
            : throw new UsageException(Invariant($"--naive-checks {parsed.GetValue(_checks)} is out of range: 0 or more.")),
        Levels = ImmutableArray.CreateRange(levels.Levels, level => level.Level),
    };
}
