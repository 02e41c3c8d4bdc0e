using System.Diagnostics;
using System.Globalization;
using DuckDB.NET.Data;

namespace SalesMetrics.Benchmarks.Columns.Baselines;

/// <summary>DuckDB inside this process, the facts in a table of its own in memory.</summary>
internal sealed class DuckDbFacts : IDisposable
{
    private const string Figures = "count(*) AS facts, sum(amount) FILTER (outcome = 1) AS won, count(*) FILTER (outcome = 1) AS wins";

    // The same question in several forms, as one is quicker than another from version to version; the quickest is used.
    private static readonly (string Name, string Month, string Sql)[] Forms =
    [
        ("year and month", "(y - 2023) * 12 + m - 1", $"SELECT rep, year(day) AS y, month(day) AS m, {Figures} FROM facts GROUP BY ALL"),
        ("date_trunc", "datediff('month', DATE '2023-01-01', m)", $"SELECT rep, date_trunc('month', day) AS m, {Figures} FROM facts GROUP BY ALL"),
        ("CASE", "m - 2023 * 12 - 1", "SELECT rep, year(day) * 12 + month(day) AS m, count(*) AS facts, sum(CASE WHEN outcome = 1 THEN amount ELSE 0 END) AS won,"
            + " sum(CASE WHEN outcome = 1 THEN 1 ELSE 0 END) AS wins FROM facts GROUP BY ALL"),
        ("a table of days joined", "m", $"SELECT rep, m, {Figures} FROM facts JOIN days USING (day) GROUP BY ALL"),
    ];

    private readonly DuckDBConnection _connection = new("DataSource=:memory:");
    private int _threads;
    private int _form;

    private DuckDbFacts(string repType)
    {
        _connection.Open();
        Execute($"CREATE TABLE facts (rep {repType} NOT NULL, day DATE NOT NULL, amount BIGINT NOT NULL, outcome UTINYINT NOT NULL)");
        Execute("CREATE TABLE days (day DATE NOT NULL, m INTEGER NOT NULL)");
        using var days = _connection.CreateAppender("days");
        for (var day = 0; day < FactSet.DayCount; day++)
        {
            days.CreateRow().AppendValue(DateOf(day)).AppendValue(FactSet.MonthOfDay[day]).EndRow();
        }
    }

    /// <summary>The form of the question in use.</summary>
    public string Form => Forms[_form].Name;

    public string Version => (string)Scalar("SELECT version()");

    /// <summary>Loads facts with their reps as numbers, and finds the quickest form of the question.</summary>
    public static DuckDbFacts Load(FactSet set)
    {
        var dates = Enumerable.Range(0, FactSet.DayCount).Select(DateOf).ToArray();
        var facts = new DuckDbFacts("INTEGER");
        using (var appender = facts._connection.CreateAppender("facts"))
        {
            for (var i = 0; i < set.Count; i++)
            {
                appender.CreateRow()
                    .AppendValue(set.Rows[i])
                    .AppendValue(dates[set.Days[i] - FactSet.FirstDay])
                    .AppendValue(set.Amounts[i])
                    .AppendValue((byte)set.Outcomes[i])
                    .EndRow();
            }
        }

        facts.UseThreads(1);
        facts.UseQuickestForm();
        return facts;
    }

    /// <summary>Loads objects as an application would, row by row.</summary>
    public static DuckDbFacts Load(Deal[] deals)
    {
        var facts = new DuckDbFacts("VARCHAR");
        using var appender = facts._connection.CreateAppender("facts");
        foreach (var deal in deals)
        {
            appender.CreateRow()
                .AppendValue(deal.RepId)
                .AppendValue(deal.CloseDate.ToDateOnly())
                .AppendValue((long)(deal.Amount * 100))
                .AppendValue((byte)deal.Outcome)
                .EndRow();
        }

        return facts;
    }

    /// <summary>Sets how many threads DuckDB uses; not part of what is timed.</summary>
    public void UseThreads(int threads)
    {
        if (threads != _threads)
        {
            Execute(string.Create(CultureInfo.InvariantCulture, $"SET threads = {threads}"));
            _threads = threads;
        }
    }

    /// <summary>Finds all groups and hands out one row about them.</summary>
    public long Compute() => Compute(_form);

    /// <summary>Finds all groups and reads them.</summary>
    public Answer Rows(Func<string, int>? repOf = null)
    {
        using var command = _connection.CreateCommand();
        var (_, month, sql) = Forms[_form];
        command.CommandText = $"SELECT rep, ({month})::INTEGER, coalesce(won, 0)::BIGINT, facts::BIGINT, wins::BIGINT FROM ({sql})";
        using var reader = command.ExecuteReader();
        var answer = default(Answer);
        while (reader.Read())
        {
            var rep = repOf is null ? reader.GetInt32(0) : repOf(reader.GetString(0));
            answer = answer.With(rep, reader.GetInt32(1), reader.GetInt64(2), reader.GetInt64(3), reader.GetInt64(4));
        }

        return answer;
    }

    public void Dispose() => _connection.Dispose();

    private static DateOnly DateOf(int day) => FactSet.FirstDate.PlusDays(day).ToDateOnly();

    private void UseQuickestForm()
    {
        var best = TimeSpan.MaxValue;
        for (var round = 0; round < 3; round++)
        {
            for (var form = 0; form < Forms.Length; form++)
            {
                var start = Stopwatch.GetTimestamp();
                Compute(form);
                var time = Stopwatch.GetElapsedTime(start);
                if (time < best)
                {
                    (best, _form) = (time, form);
                }
            }
        }
    }

    private long Compute(int form) => (long)Scalar($"SELECT count(*), sum(won), sum(facts), sum(wins) FROM ({Forms[form].Sql})");

    private object Scalar(string sql)
    {
        using var command = _connection.CreateCommand();
        command.CommandText = sql;
        return command.ExecuteScalar() ?? throw new InvalidOperationException("DuckDB answers nothing.");
    }

    private void Execute(string sql)
    {
        using var command = _connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
