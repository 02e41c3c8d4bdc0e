using SalesMetrics.Benchmarks.Compensation;
using SalesMetrics.Quotas;

namespace SalesMetrics.Benchmarks.Quotas;

/// <summary>Attainment of reps and their teams in 12 months, row by row: credited over quota.</summary>
/// <remarks>Every method fills a result for each row and returns the last one, in parts per million.</remarks>
public class AttainmentColumnsBenchmarks
{
    private long[] _credits = [];
    private long[] _quotas = [];
    private decimal[] _decimalCredits = [];
    private decimal[] _decimalQuotas = [];
    private decimal[] _decimals = [];
    private long[] _partsPerMillion = [];
    private double[] _estimates = [];
    private bool[] _reached = [];

    [Params(300, 50_000)]
    public int Reps { get; set; } = 300;

    [GlobalSetup]
    public void Setup()
    {
        var year = new CommissionYear(Reps);
        (_credits, _quotas) = (year.Credits, year.Quotas);
        _decimalCredits = Array.ConvertAll(_credits, cents => cents / 100m);
        _decimalQuotas = Array.ConvertAll(_quotas, cents => cents / 100m);
        (_decimals, _partsPerMillion) = (new decimal[_credits.Length], new long[_credits.Length]);
        (_estimates, _reached) = (new double[_credits.Length], new bool[_credits.Length]);
        Check();
    }

    [Benchmark(Baseline = true, Description = "decimal division")]
    public long DecimalDivision()
    {
        for (var row = 0; row < _decimals.Length; row++)
        {
            _decimals[row] = _decimalQuotas[row] == 0m ? decimal.MinusOne : _decimalCredits[row] / _decimalQuotas[row];
        }

        return (long)(_decimals[^1] * 1_000_000m);
    }

    [Benchmark(Description = "parts per million, exact")]
    public long PartsPerMillion()
    {
        AttainmentColumns.ToPartsPerMillion(_credits, _quotas, _partsPerMillion);
        return _partsPerMillion[^1];
    }

    [Benchmark(Description = "estimates")]
    public long Estimates()
    {
        AttainmentColumns.Estimate(_credits, _quotas, _estimates);
        return (long)(_estimates[^1] * 1_000_000);
    }

    [Benchmark(Description = "100 % reached, exact")]
    public long Reached() => AttainmentColumns.MarkReached(_credits, _quotas, Ratio.One, _reached);

    private void Check()
    {
        _ = (DecimalDivision(), PartsPerMillion(), Estimates());
        var reached = Reached();
        for (var row = 0; row < _credits.Length; row++)
        {
            var attainment = Ratio.Of(_credits[row], _quotas[row]);
            if (_partsPerMillion[row] != (long)(attainment.ToDecimal(6) * 1_000_000m)
                || Math.Round(_decimals[row], 6, MidpointRounding.AwayFromZero) * 1_000_000m != _partsPerMillion[row]
                || Math.Abs(_estimates[row] - attainment.ToDouble()) > 1e-15
                || _reached[row] != attainment >= Ratio.One)
            {
                throw new InvalidOperationException($"Row {row}: {_credits[row]} of {_quotas[row]} differs between the variants.");
            }

            reached -= attainment >= Ratio.One ? 1 : 0;
        }

        if (reached != 0)
        {
            throw new InvalidOperationException("The count of rows that reached 100 % is wrong.");
        }
    }
}
