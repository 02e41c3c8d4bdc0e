using System.CommandLine;
using SalesMetrics.Cli.Input;
using SalesMetrics.Cli.Output;
using SalesMetrics.Forecasting;
using SalesMetrics.Forecasting.Models;
using SalesMetrics.Series;

namespace SalesMetrics.Cli.Commands;

/// <summary><c>backtest</c>: how near models would have come to the last values of many series, had these not been known.</summary>
internal sealed class BacktestCommand
{
    private const string AllModels = "all";

    // What is forecast at once: enough to keep many processors busy.
    private const int ChunkSeries = 256;

    private readonly Option<FileInfo> _series = new("--series") { Description = "A long CSV of series_id,period,value.", Required = true };
    private readonly Option<int> _seasonLength = new("--season-length") { Description = "Periods after which the season repeats.", DefaultValueFactory = _ => 1 };
    private readonly Option<int> _horizon = ForecastChoice.Horizon("How many periods each forecast reaches.");
    private readonly Option<int> _origins = new("--origins") { Description = "How many forecasts to make of a series, the latest ones.", DefaultValueFactory = _ => 1 };
    private readonly Option<string> _levels = new("--levels") { Description = "Levels of the prediction intervals in percent.", DefaultValueFactory = _ => "80,95" };
    private readonly Option<string[]> _model = new("--model")
    {
        Description = "The model, or several, or all.",
        AllowMultipleArgumentsPerToken = true,
        DefaultValueFactory = _ => [ForecastModels.Default.Name],
    };

    private BacktestCommand() => _model.AcceptOnlyFromAmong([AllModels, .. ForecastModels.All.Select(model => model.Name)]);

    public static Command Create(Terminal terminal)
    {
        var verb = new BacktestCommand();
        var command = new Command("backtest", "Measures models on the past of many series, beside the naive forecast of the seasonally adjusted history.")
        {
            verb._series, verb._seasonLength, verb._horizon, verb._origins, verb._levels, verb._model,
        };
        var output = new OutputOptions(command);
        command.SetAction((parsed, cancellationToken) => Task.FromResult(CommandRunner.Guarded(
            terminal, () => verb.Measure(terminal, parsed, output, cancellationToken))));
        return command;
    }

    private int Measure(Terminal terminal, ParseResult parsed, OutputOptions output, CancellationToken cancellationToken)
    {
        var input = new SeriesInput(parsed.GetValue(_series)!.FullName, parsed.GetValue(_seasonLength), terminal.Error, output.IsStrict(parsed));
        var levels = LevelList.Parse(parsed.GetValue(_levels)!);
        var options = Options(parsed, levels);
        var names = parsed.GetValue(_model)!;
        var asked = ForecastModels.All
            .Where(model => names.Contains(AllModels, StringComparer.Ordinal) || names.Contains(model.Name, StringComparer.OrdinalIgnoreCase))
            .Prepend(new AdjustedNaiveModel())
            .DistinctBy(model => model.Name, StringComparer.Ordinal)
            .ToImmutableArray();
        var summaries = Measure(input.Read(), asked, options, cancellationToken);
        var answer = new Answer
        {
            Command = "backtest",
            Facts =
            [
                ("horizon", Cell.Count(options.Horizon)), ("origins", Cell.Count(options.MaxOrigins)), ("season_length", Cell.Count(parsed.GetValue(_seasonLength))),
            ],
            Sheets = [Sheet(summaries, levels)],
        };
        AnswerWriter.Write(terminal, answer, output.Format(parsed), isStrict: false);
        return input.Finish();
    }

    private static ImmutableArray<BacktestSummary> Measure(
        IEnumerable<TimeSeries> series, ImmutableArray<IForecastModel> models, BacktestOptions options, CancellationToken cancellationToken)
    {
        var builders = models.Select(model => new BacktestSummaryBuilder(model.Name, options.Levels)).ToArray();
        foreach (var chunk in series.Chunk(ChunkSeries))
        {
            var results = new Backtest[chunk.Length * models.Length];
            Parallel.For(
                0,
                results.Length,
                new ParallelOptions { CancellationToken = cancellationToken },
                i => results[i] = BacktestCalculator.Calculate(chunk[i / models.Length], models[i % models.Length], options, cancellationToken));

            // In order, whichever came first, so that the same file gives the same bits.
            for (var i = 0; i < results.Length; i++)
            {
                builders[i % models.Length].Add(results[i]);
            }
        }

        return [.. builders.Select(builder => builder.ToSummary())];
    }

    private static Sheet Sheet(ImmutableArray<BacktestSummary> summaries, LevelList levels) => new(
        "backtest",
        "Measured accuracy, averages over series",
        ["model", "series", "too_short", "forecasts", "smape", "mase", "owa", .. levels.Levels.Select(level => "inside" + level.Text)],
        summaries.OrderBy(summary => summary.OverallWeightedAverage(summaries[0]) ?? double.PositiveInfinity).Select(summary => ImmutableArray.Create<Cell>(
        [
            Cell.Text(summary.ModelName),
            Cell.Count(summary.Series),
            Cell.Count(summary.SeriesWithoutForecast),
            Cell.Count(summary.Forecasts),
            Cell.Measure(summary.SmapePercent),
            Cell.Measure(summary.Mase),
            Cell.Measure(summary.OverallWeightedAverage(summaries[0])),
            .. summary.Coverages.Select(coverage => Cell.EstimatedFraction(coverage.Share)),
        ])));

    private BacktestOptions Options(ParseResult parsed, LevelList levels)
    {
        var (horizon, origins) = (ForecastChoice.HorizonOf(parsed, _horizon), parsed.GetValue(_origins));
        return origins >= 1
            ? new BacktestOptions { Horizon = horizon, MaxOrigins = origins, Levels = [.. levels.Levels.Select(level => level.Level)] }
            : throw new UsageException(Invariant($"--origins {origins} is out of range: at least 1."));
    }
}
