using System.CommandLine;
using SalesMetrics.Cli.Input;
using SalesMetrics.Cli.Output;
using SalesMetrics.Forecasting.Hierarchies;

namespace SalesMetrics.Cli.Commands;

/// <summary><c>reconcile</c>: forecasts of parts and sums that add up.</summary>
internal sealed class ReconcileCommand
{
    private static readonly ImmutableArray<(string Name, ReconciliationMethod Method)> Methods =
    [
        ("shrinkage", new ReconciliationMethod.MinimumTrace(ErrorCovariance.Shrinkage)),
        ("variance", new ReconciliationMethod.MinimumTrace(ErrorCovariance.Variance)),
        ("structural", new ReconciliationMethod.MinimumTrace(ErrorCovariance.Structural)),
        ("ols", new ReconciliationMethod.MinimumTrace(ErrorCovariance.Identity)),
        ("bottom-up", new ReconciliationMethod.BottomUp()),
        ("top-down", new ReconciliationMethod.TopDown(TopDownProportions.Forecasts)),
    ];

    private readonly Option<FileInfo> _series = new("--series") { Description = "A long CSV of series_id,period,value; ids such as North/Red/Ada.", Required = true };
    private readonly Option<string> _separator = new("--separator") { Description = "What stands between the levels of an id.", DefaultValueFactory = _ => "/" };
    private readonly Option<int> _seasonLength = new("--season-length") { Description = "Periods after which the season repeats.", DefaultValueFactory = _ => 1 };
    private readonly Option<int> _horizon = ForecastChoice.Horizon("How many periods to forecast.");
    private readonly Option<string> _model = ForecastChoice.Model("The model for every part and sum.");
    private readonly Option<string> _method = new("--method") { Description = "How to make them add up.", DefaultValueFactory = _ => Methods[0].Name };
    private readonly Option<bool> _nonNegative = new("--non-negative") { Description = "No forecast may be below zero." };

    private ReconcileCommand() => _method.AcceptOnlyFromAmong([.. Methods.Select(method => method.Name)]);

    public static Command Create(Terminal terminal)
    {
        var verb = new ReconcileCommand();
        var command = new Command("reconcile", "Forecasts parts and their sums, and makes the forecasts add up.")
        {
            verb._series, verb._separator, verb._seasonLength, verb._horizon, verb._model, verb._method, verb._nonNegative,
        };
        var output = new OutputOptions(command);
        command.SetAction((parsed, cancellationToken) => Task.FromResult(CommandRunner.Guarded(
            terminal, () => verb.Reconcile(terminal, parsed, output, cancellationToken))));
        return command;
    }

    private int Reconcile(Terminal terminal, ParseResult parsed, OutputOptions output, CancellationToken cancellationToken)
    {
        var input = new SeriesInput(parsed.GetValue(_series)!.FullName, parsed.GetValue(_seasonLength), terminal.Error, output.IsStrict(parsed));
        var horizon = ForecastChoice.HorizonOf(parsed, _horizon);
        var tree = SeriesTree.Of([.. input.Read()], parsed.GetValue(_separator)!);
        var model = ForecastChoice.ModelOf(parsed, _model);
        var forecasts = new NodeForecast[tree.Series.Length];
        Parallel.For(
            0,
            forecasts.Length,
            new ParallelOptions { CancellationToken = cancellationToken },
            i => forecasts[i] = NodeForecast.Of(model.Fit(tree.Series[i]), horizon));

        var method = Methods.First(method => string.Equals(method.Name, parsed.GetValue(_method), StringComparison.Ordinal)).Method;
        var reconciliation = Reconciled(tree, horizon, forecasts, method, parsed.GetValue(_nonNegative));
        var answer = new Answer
        {
            Command = "reconcile",
            Facts = [("method", Cell.Text(method.Name)), ("model", Cell.Text(model.Name)), ("horizon", Cell.Count(horizon))],
            Sheets = [Sheet(reconciliation)],
        };
        AnswerWriter.Write(terminal, answer, output.Format(parsed), isStrict: false);
        return input.Finish();
    }

    private static Reconciliation Reconciled(SeriesTree tree, int horizon, NodeForecast[] forecasts, ReconciliationMethod method, bool isNonNegative)
    {
        try
        {
            return ReconciliationCalculator.Reconcile(
                HierarchyForecasts.Create(tree.Hierarchy, horizon, forecasts).Value, method, new ReconciliationOptions { IsNonNegative = isNonNegative });
        }
        catch (ArgumentException exception)
        {
            // What a method needs and does not have is for the user to mend: another method, a longer history.
            throw new UsageException(exception.Message);
        }
    }

    private static Sheet Sheet(Reconciliation reconciliation) => new(
        "reconcile",
        "Forecasts that add up",
        ["series_id", "level", "step", "base", "reconciled", "note"],
        reconciliation.Nodes.OrderBy(node => node.Node.Id, StringComparer.Ordinal).SelectMany(node => node.Means.Select((mean, i) => ImmutableArray.Create(
            Cell.Text(node.Node.Id),
            Cell.Count(node.Node.Depth),
            Cell.Count(i + 1),
            Cell.Estimate(node.BaseMeans.IsEmpty ? null : node.BaseMeans[i]),
            Cell.Estimate(mean),
            Cell.Text(node.Reason)))));
}
