#:package xunit.extensibility.execution@2.9.3
#:property RestorePackagesWithLockFile=false
#:property ManagePackageVersionsCentrally=false
#:property PublishAot=false
// Tests the mutants of one assembly that dotnet-stryker has made, all in one process: which mutant is on is a field that is set between runs, so that a mutant costs the
// milliseconds of its tests and not the seconds of a new test host. build/mutation.sh calls it; the roles, each in the folder of the test assembly:
//   mutants cover RULES OUT                 runs each test that RULES lets in once; OUT gets its name, its milliseconds and the mutants it comes by
//   mutants test COVER IDS OUT              tests each mutant of IDS by the tests that come by it, quick ones first; OUT gets id, K (killed), T (no end or a crash), S
//                                           (survived), N (no test comes by) and what killed it; tests of over 4 seconds are not run. Mutants that OUT has already are passed over.
//   mutants work COVER IDS OUT              the process that does it; "test" begins another one when it hangs
//   mutants fresh COVER IDS OUT             tests each mutant in a process of its own, on from the start: for survivors in what is made once, such as static fields
// RULES has a line for each part of a test's full name, +part to let in and -part to leave out.
using System.Diagnostics;
using System.Globalization;
using System.Reflection;
using System.Runtime.CompilerServices;
using Xunit.Abstractions;
using Xunit.Sdk;

CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
switch (args[0])
{
    case "test":
        Supervisor.Run(args[1], args[2], args[3], processes: 2, atOnce: 200);
        break;
    case "fresh":
        Supervisor.Run(args[1], args[2], args[3], processes: 2, atOnce: 1);
        break;
    case "cover":
        new Bench(-1).Cover(File.ReadAllLines(args[1]), args[2]);
        break;
    default:
        new Bench(args.Length > 4 ? int.Parse(args[4]) : -1).Work(args[1], args[2], args[3]);
        break;
}

// Threads that a mutant left behind must not keep the process.
Environment.Exit(0);

/// <summary>Hands mutants to processes and watches them.</summary>
internal static class Supervisor
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10), PatienceAtStart = TimeSpan.FromSeconds(90);

    /// <summary>Tests the mutants that are not in the results yet. One at once is one on from the start of its process.</summary>
    public static void Run(string cover, string ids, string results, int processes, int atOnce)
    {
        var done = File.Exists(results) ? File.ReadLines(results).Select(line => line.Split('\t')[0]).ToHashSet() : [];
        var left = new Queue<string>(File.ReadLines(ids).Where(id => !done.Contains(id)));
        var gate = new Lock();
        Task.WaitAll(Enumerable.Range(0, processes).Select(place => Task.Run(() =>
        {
            while (true)
            {
                List<string> batch;
                lock (gate)
                {
                    batch = [.. Enumerable.Range(0, Math.Min(atOnce, left.Count)).Select(_ => left.Dequeue())];
                }

                if (batch.Count == 0)
                {
                    return;
                }

                while (batch.Count > 0)
                {
                    var said = Once(cover, batch, $"{results}.{place}", atOnce == 1);
                    lock (gate)
                    {
                        File.AppendAllLines(results, said);
                    }

                    batch.RemoveRange(0, said.Count);
                }
            }
        })).ToArray());
    }

    // What is known of the first mutants of a batch; at least one, since the one at which a process hung or broke is killed.
    private static List<string> Once(string cover, List<string> batch, string file, bool isOnFromTheStart)
    {
        var (ids, output) = (file + ".ids", file + ".out");
        File.WriteAllLines(ids, batch);
        File.WriteAllText(output, "");
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = AppContext.BaseDirectory };
        string[] arguments = ["exec", "--depsfile", "SalesMetrics.Tests.deps.json", "--runtimeconfig", "SalesMetrics.Tests.runtimeconfig.json", "mutants.dll", "work", cover, ids, output];
        foreach (var argument in isOnFromTheStart ? [.. arguments, batch[0]] : arguments)
        {
            start.ArgumentList.Add(argument);
        }

        start.Environment["DOTNET_GCHeapHardLimit"] = "0x80000000";
        start.Environment["DOTNET_gcConcurrent"] = "0";
        using var process = Process.Start(start)!;
        process.OutputDataReceived += (_, _) => { };
        process.ErrorDataReceived += (_, _) => { };
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        var (length, since) = (0L, Stopwatch.StartNew());
        while (!process.WaitForExit(200))
        {
            var now = new FileInfo(output).Length;
            if (now != length)
            {
                (length, since) = (now, Stopwatch.StartNew());
            }
            else if (since.Elapsed > (length == 0 ? PatienceAtStart : Patience))
            {
                process.Kill();
            }
        }

        string[] lines = File.ReadAllLines(output);
        List<string> said = [.. lines.Where(line => line.Split('\t') is [_, not "B", ..])];
        if (said.Count < batch.Count)
        {
            said.Add(batch[said.Count] + "\tT\tno end, or the process broke");
        }

        return said;
    }
}

/// <summary>Runs tests in this process with one mutant on, or none.</summary>
internal sealed class Bench
{
    // A test that takes longer by itself would be taken for one that does not end.
    private const long MostMilliseconds = 4_000;

    private readonly FieldInfo _active, _captures;
    private readonly MethodInfo _reset, _get;
    private readonly Options _options = new();
    private readonly XunitTestFrameworkExecutor _executor;
    private readonly List<ITestCase> _tests = [];

    public Bench(int first)
    {
        var control = Assembly.Load("SalesMetrics").GetTypes().Single(type => type.Name == "MutantControl");
        const BindingFlags Any = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Static;
        (_active, _captures) = (control.GetField("ActiveMutant", Any)!, control.GetField("CaptureCoverage", Any)!);
        (_reset, _get) = (control.GetMethod("ResetCoverage", Any)!, control.GetMethod("GetCoverageData", Any)!);
        _active.SetValue(null, first);
        if (first < 0)
        {
            // What is made once is made before any mutant is on, or it would go on with the one that was on when it was made.
            foreach (var type in control.Assembly.GetTypes().Where(type => !type.ContainsGenericParameters))
            {
                RuntimeHelpers.RunClassConstructor(type.TypeHandle);
            }
        }

        var tests = Assembly.Load("SalesMetrics.Tests");
        var framework = new XunitTestFramework(new Sink(_ => true));
        using var discoverer = framework.GetDiscoverer(Reflector.Wrap(tests));
        using var found = new ManualResetEventSlim();
        discoverer.Find(includeSourceInformation: false, new Sink(message =>
        {
            if (message is ITestCaseDiscoveryMessage one)
            {
                _tests.Add(one.TestCase);
            }
            else if (message is IDiscoveryCompleteMessage)
            {
                found.Set();
            }

            return true;
        }), _options);
        found.Wait();
        _executor = (XunitTestFrameworkExecutor)framework.GetExecutor(tests.GetName());
    }

    public void Cover(string[] rules, string file)
    {
        using var writer = new StreamWriter(file);
        foreach (var test in _tests.Where(test => IsLetIn(test, rules)).OrderBy(Name, StringComparer.Ordinal))
        {
            _captures.SetValue(null, true);
            _reset.Invoke(null, null);
            var clock = Stopwatch.StartNew();
            var failure = Run([test]);
            var covered = ((IList<int>[])_get.Invoke(null, null)!).SelectMany(ids => ids).Distinct().Order();
            _captures.SetValue(null, false);
            if (failure is null)
            {
                writer.WriteLine($"{Name(test)}\t{clock.ElapsedMilliseconds}\t{string.Join(' ', covered)}");
            }
            else
            {
                Console.WriteLine("fails without a mutant, left out: " + failure);
            }
        }
    }

    public void Work(string cover, string ids, string file)
    {
        var byName = _tests.ToDictionary(Name);
        var covering = File.ReadLines(cover).Select(line => line.Split('\t')).Where(parts => byName.ContainsKey(parts[0]))
            .SelectMany(parts => parts[2].Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(id => (Id: id, Test: byName[parts[0]], Cost: long.Parse(parts[1]))))
            .Where(one => one.Cost <= MostMilliseconds)
            .ToLookup(one => one.Id);
        using var writer = new StreamWriter(file) { AutoFlush = true };
        foreach (var id in File.ReadLines(ids))
        {
            _active.SetValue(null, int.Parse(id));
            string? failure = null;
            foreach (var chunk in covering[id].OrderBy(one => one.Cost).Select(one => one.Test).Chunk(25))
            {
                // A line is a sign of life.
                writer.WriteLine(id + "\tB");
                failure = Run(chunk);
                if (failure is not null)
                {
                    break;
                }
            }

            _active.SetValue(null, -1);
            writer.WriteLine(!covering.Contains(id) ? id + "\tN" : failure is null ? id + "\tS" : $"{id}\tK\t{failure}");
        }
    }

    private static bool IsLetIn(ITestCase test, string[] rules)
    {
        var name = test.TestMethod.TestClass.Class.Name + "." + test.TestMethod.Method.Name;
        return rules.Any(rule => rule.StartsWith('+') && name.Contains(rule[1..])) && !rules.Any(rule => rule.StartsWith('-') && name.Contains(rule[1..]));
    }

    private static string Name(ITestCase test) => test.DisplayName.ReplaceLineEndings(" ").Replace('\t', ' ') + "#" + test.UniqueID;

    private string? Run(IReadOnlyList<ITestCase> tests)
    {
        string? failure = null;
        using var finished = new ManualResetEventSlim();
        _executor.RunTests(tests, new Sink(message =>
        {
            failure ??= message switch
            {
                ITestFailed failed => (failed.Test.DisplayName + ": " + string.Join(' ', failed.Messages)).ReplaceLineEndings(" ").Replace('\t', ' '),
                IErrorMessage or ITestClassCleanupFailure or ITestCleanupFailure => message.GetType().Name,
                _ => null,
            };
            if (message is ITestAssemblyFinished)
            {
                finished.Set();
            }

            return failure is null;
        }), _options);
        finished.Wait();
        return failure;
    }
}

internal sealed class Sink(Func<IMessageSinkMessage, bool> on) : IMessageSink
{
    public bool OnMessage(IMessageSinkMessage message) => on(message);
}

/// <summary>One test after the other, and none after the first that fails.</summary>
internal sealed class Options : ITestFrameworkDiscoveryOptions, ITestFrameworkExecutionOptions
{
    private readonly Dictionary<string, object?> _values = new()
    {
        ["xunit.execution.DisableParallelization"] = true,
        ["xunit.execution.StopOnTestFail"] = true,
        ["xunit.execution.SynchronousMessageReporting"] = true,
    };

    public TValue GetValue<TValue>(string name) => _values.TryGetValue(name, out var value) && value is not null ? (TValue)value : default!;

    public void SetValue<TValue>(string name, TValue value) => _values[name] = value;
}
