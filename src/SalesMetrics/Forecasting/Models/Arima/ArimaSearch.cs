using SalesMetrics.Forecasting.Stationarity;

namespace SalesMetrics.Forecasting.Models.Arima;

/// <summary>The stepwise search for the order of least AICc (Hyndman &amp; Khandakar 2008): from four simple orders to the best one's
/// neighbours, as long as one is better.</summary>
internal sealed class ArimaSearch
{
    /// <summary>The most orders that are tried.</summary>
    public const int MaxCandidates = 94;

    private const int MaxTerms = 5;
    private const int MaxSeasonalTerms = 2;
    private const int MaxDifferences = 2;

    // The neighbours of an order, in the sequence of the paper's program: changes of P, Q, p and q.
    private static readonly ImmutableArray<(int SeasonalAr, int SeasonalMa, int Ar, int Ma)> Neighbours =
    [
        (-1, 0, 0, 0), (0, -1, 0, 0), (1, 0, 0, 0), (0, 1, 0, 0), (-1, -1, 0, 0), (-1, 1, 0, 0), (1, -1, 0, 0), (1, 1, 0, 0),
        (0, 0, -1, 0), (0, 0, 0, -1), (0, 0, 1, 0), (0, 0, 0, 1), (0, 0, -1, -1), (0, 0, -1, 1), (0, 0, 1, -1), (0, 0, 1, 1),
    ];

    private readonly ArimaFitter _fitter;
    private readonly ArimaOrder _largest;
    private readonly List<ArimaCandidate> _tried = [];
    private ArimaEstimate? _best;

    // Where the search stands: the best order, save that it keeps its constant when the order without any term proves better without one.
    private ArimaOrder _at;

    private ArimaSearch(ArimaFitter fitter, ArimaOrder largest) => (_fitter, _largest, _at) = (fitter, largest, largest);

    /// <summary>The differences that a history needs, and the most terms of every kind that it can bear.</summary>
    /// <param name="values">Not constant; on a scale of about 1.</param>
    /// <param name="seasonLength">At least 1.</param>
    public static ArimaOrder Largest(ReadOnlySpan<double> values, int seasonLength)
    {
        var n = values.Length;
        var (m, seasonal, plain) = (seasonLength, 0, 0);
        if (m > 1 && n > 2 * m && StationarityCalculator.SeasonalStrength(values, m) > StationarityCalculator.SeasonalLimit)
        {
            seasonal = 1;
        }

        var differenced = Differencing.Of(values, 0, seasonal, m);
        while (plain < MaxDifferences
            && !Differencing.IsConstant(differenced)
            && StationarityCalculator.Kpss(differenced) > StationarityCalculator.KpssLimit)
        {
            plain++;
            differenced = Differencing.Of(differenced, 1, 0, m);
        }

        if (Differencing.IsConstant(differenced))
        {
            // Nothing is left to explain.
            return ArimaOrder.Create(0, plain, 0, 0, seasonal, 0, hasConstant: plain + seasonal <= 1);
        }

        var terms = Math.Min(MaxTerms, n / 3);
        var seasonalTerms = m > 1 ? Math.Min(MaxSeasonalTerms, n / 3 / m) : 0;
        terms = seasonalTerms > 0 ? Math.Min(terms, m - 1) : terms;
        return ArimaOrder.Create(terms, plain, terms, seasonalTerms, seasonal, seasonalTerms, hasConstant: plain + seasonal <= 1);
    }

    /// <summary>Searches the orders up to the largest one.</summary>
    public static (ArimaEstimate Best, ImmutableArray<ArimaCandidate> Tried) Run(ArimaFitter fitter, ArimaOrder largest, int length)
    {
        var search = new ArimaSearch(fitter, largest);
        search.TryStarts(length);
        search.Climb();
        return (search._best!, [.. search._tried]);
    }

    private void TryStarts(int length)
    {
        var (ar, ma, seasonal, constant) = (_largest.Ar, _largest.Ma, _largest.SeasonalAr, _largest.HasConstant);
        var most = length < 10 ? 1 : 2;
        var mostSeasonal = length < 10 ? 0 : 1;
        Try(_largest.With(
            Math.Min(most, ar), Math.Min(most, ma), Math.Min(mostSeasonal, seasonal), Math.Min(mostSeasonal, seasonal), constant));
        Try(_largest.With(0, 0, 0, 0, constant));
        Try(_largest.With(Math.Min(1, ar), 0, Math.Min(1, seasonal), 0, constant));
        Try(_largest.With(0, Math.Min(1, ma), 0, Math.Min(1, seasonal), constant));
        if (constant && MayLeaveOutConstant)
        {
            // As in the authors' program, this does not turn the search to orders without a constant. It keeps the choice simple: a
            // random walk without drift is left only for something clearly better.
            if (Try(_largest.With(0, 0, 0, 0, hasConstant: false)))
            {
                _at = _at with { HasConstant = true };
            }
        }
    }

    // A history's level is where the origin of its unit puts it: a model without a mean would depend on that.
    private bool MayLeaveOutConstant => _largest.HasConstant && _largest.Differences + _largest.SeasonalDifferences > 0;

    private void Climb()
    {
        var hasMoved = true;
        while (hasMoved && _tried.Count < MaxCandidates)
        {
            hasMoved = false;
            foreach (var (seasonalAr, seasonalMa, ar, ma) in Neighbours)
            {
                var order = _at;
                var (p, q) = (order.Ar + ar, order.Ma + ma);
                var (seasonalP, seasonalQ) = (order.SeasonalAr + seasonalAr, order.SeasonalMa + seasonalMa);
                if (p >= 0 && q >= 0 && seasonalP >= 0 && seasonalQ >= 0
                    && p <= _largest.Ar && q <= _largest.Ma && seasonalP <= _largest.SeasonalAr && seasonalQ <= _largest.SeasonalMa
                    && Try(order.With(p, q, seasonalP, seasonalQ, order.HasConstant)))
                {
                    hasMoved = true;
                    break;
                }
            }

            if (!hasMoved && MayLeaveOutConstant)
            {
                var order = _at;
                hasMoved = Try(order.With(order.Ar, order.Ma, order.SeasonalAr, order.SeasonalMa, !order.HasConstant));
            }
        }
    }

    // Whether the order is new and better than the best so far, which it then becomes.
    private bool Try(ArimaOrder order)
    {
        if (_tried.Count >= MaxCandidates || _tried.Exists(candidate => candidate.Order == order))
        {
            return false;
        }

        var estimate = _fitter.Estimate(order, _best);
        _tried.Add(estimate.Candidate);
        if (_best is not null && !(estimate.Candidate.Rank < _best.Candidate.Rank))
        {
            return false;
        }

        (_best, _at) = (estimate, order);
        return true;
    }
}
