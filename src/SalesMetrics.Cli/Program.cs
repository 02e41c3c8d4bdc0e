using SalesMetrics.Cli.Commands;

return await CommandLine.RunAsync(args, Console.OpenStandardOutput(), Console.Error, CancellationToken.None).ConfigureAwait(false);
