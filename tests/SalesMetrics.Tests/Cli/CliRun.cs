using System.Diagnostics;
using System.Globalization;
using System.Reflection;
using System.Text;

namespace SalesMetrics.Tests.Cli;

/// <summary>What a run of the command came to: its exit code and what it wrote.</summary>
internal sealed record CliRun(int ExitCode, string Output, string Error)
{
    // The command line is internal to its assembly and asks for streams, so it runs here as it does in a process of its own, only without starting one.
    private static readonly Func<string[], Stream, TextWriter, CancellationToken, Task<int>> Run =
        Assembly.Load("SalesMetrics.Cli")
            .GetType("SalesMetrics.Cli.Commands.CommandLine", throwOnError: true)!
            .GetMethod("RunAsync")!
            .CreateDelegate<Func<string[], Stream, TextWriter, CancellationToken, Task<int>>>();

    /// <summary>The lines of the output, without the empty one after the last line break.</summary>
    public string[] Lines => Output.TrimEnd('\n').Split('\n');

    /// <summary>The cells of the CSV rows below the header. The values here hold no quotes or commas unless a test says so.</summary>
    public string[][] Rows => [.. Lines.Skip(1).Select(line => line.Split(','))];

    /// <summary>Runs the command within this process.</summary>
    public static CliRun Of(params string[] arguments)
    {
        using var output = new MemoryStream();
        using var error = new StringWriter(CultureInfo.InvariantCulture);
        var exitCode = Run(arguments, output, error, CancellationToken.None).GetAwaiter().GetResult();
        return new CliRun(exitCode, Encoding.UTF8.GetString(output.ToArray()), error.ToString());
    }

    /// <summary>Runs the command as a user does: in a process of its own, in odd surroundings.</summary>
    public static CliRun OfProcess(params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true, RedirectStandardError = true };
        start.ArgumentList.Add(Path.Combine(AppContext.BaseDirectory, "SalesMetrics.Cli.dll"));
        foreach (var argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        // An odd culture in the surroundings must not show in the answer.
        start.Environment["LC_ALL"] = "de_DE.UTF-8";
        using var process = Process.Start(start)!;
        var error = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return new CliRun(process.ExitCode, output, error.GetAwaiter().GetResult());
    }

    public static decimal Number(string cell) => decimal.Parse(cell, NumberStyles.Float, CultureInfo.InvariantCulture);
}
