using System.Runtime.InteropServices;

namespace SalesMetrics.Packaging;

/// <summary>How this machine can publish a program that needs no runtime: Native AOT where there is a linker, trimmed elsewhere.</summary>
internal sealed record PublishKind(string Name, IReadOnlyList<string> Arguments)
{
    private static readonly Lazy<string?> Obstacle = new(FindObstacle);

    public static PublishKind OfThisMachine { get; } = Choose();

    /// <summary>Why nothing can be published here; null when it can. Found out once, by restoring an empty program.</summary>
    public static string? WhyImpossible => Obstacle.Value;

    public string ExecutableSuffix { get; } = OperatingSystem.IsWindows() ? ".exe" : "";

    private static PublishKind Choose()
    {
        string[] rid = ["--runtime", RuntimeInformation.RuntimeIdentifier];
        return OnPath("clang") ? new("Native AOT", [.. rid, "-p:PublishAot=true"])
            : OnPath("gcc") ? new("Native AOT", [.. rid, "-p:PublishAot=true", "-p:CppCompilerAndLinker=gcc"])
            : new("trimmed", [.. rid, "-p:PublishTrimmed=true", "-p:SelfContained=true"]);
    }

    private static bool OnPath(string program) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Any(folder => File.Exists(Path.Combine(folder, program)));

    // The program refers to no package of ours, so a fault of ours cannot be taken for a missing compiler.
    private static string? FindObstacle()
    {
        var folder = Directory.CreateTempSubdirectory("salesmetrics-probe-").FullName;
        try
        {
            Consumer.Isolate(folder, feed: null);
            File.WriteAllText(
                Path.Combine(folder, "Probe.csproj"),
                """
                <Project Sdk="Microsoft.NET.Sdk">
                  <PropertyGroup>
                    <OutputType>Exe</OutputType>
                    <TargetFramework>net10.0</TargetFramework>
                  </PropertyGroup>
                </Project>
                """);
            var (exitCode, output) = Command.Try(folder, "dotnet", ["restore", .. OfThisMachine.Arguments]);
            var reason = output.Split('\n').FirstOrDefault(line => line.Contains("error", StringComparison.Ordinal)) ?? output;
            return exitCode == 0 ? null : $"The packages for publishing ({OfThisMachine.Name}) cannot be restored here: {reason.Trim()}";
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
