using SalesMetrics.Cli.Commands;

namespace SalesMetrics.Cli.Input;

/// <summary>The issues of a streamed file: told as they come under <c>--strict</c>, summed up by kind otherwise, so that memory stays bounded.</summary>
internal sealed class IssueTally(TextWriter error, bool isStrict)
{
    private readonly Dictionary<string, (long Count, Issue First)> _issues = new(StringComparer.Ordinal);

    public bool Has(string code) => _issues.ContainsKey(code);

    public void Note(IEnumerable<Issue> issues)
    {
        foreach (var issue in issues)
        {
            if (isStrict)
            {
                error.WriteLine(issue);
            }

            var known = _issues.GetValueOrDefault(issue.Code, (0, issue));
            _issues[issue.Code] = (known.Count + 1, known.First);
        }
    }

    /// <summary>Sums the issues up and gives the exit code they mean.</summary>
    public int Finish()
    {
        if (isStrict)
        {
            return _issues.Count == 0 ? CommandLine.Fine : CommandLine.DataIssues;
        }

        foreach (var (code, (count, first)) in _issues.OrderBy(entry => entry.Key, StringComparer.Ordinal))
        {
            error.WriteLine(Invariant($"{count} x {code}, first: {first}"));
        }

        return CommandLine.Fine;
    }
}
