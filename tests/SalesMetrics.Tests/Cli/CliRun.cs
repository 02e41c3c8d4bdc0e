using System.Diagnostics;
using System.Globalization;

namespace SalesMetrics.Tests.Cli;

/// <summary>The command run as a user runs it: in a process of its own, with its exit code and what it wrote.</summary>
internal sealed record CliRun(int ExitCode, string Output, string Error)
{
    /// <summary>The lines of the output, without the empty one after the last line break.</summary>
    public string[] Lines => Output.TrimEnd('\n').Split('\n');

    /// <summary>The cells of the CSV rows below the header. The values here hold no quotes or commas unless a test says so.</summary>
    public string[][] Rows => [.. Lines.Skip(1).Select(line => line.Split(','))];

    public static CliRun Of(params string[] arguments)
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
