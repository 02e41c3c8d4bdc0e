namespace SalesMetrics.Forecasting.Models.ComplexSmoothing;

/// <summary>The states of complex exponential smoothing on their way through a history: a level with its potential, and of each period of
/// the season the same.</summary>
/// <remarks>
/// With alpha = a0 + i a1 and the error e, a complex state (l, c) moves as
/// <c>l' = l - (1 - a1) c + (a0 - a1) e</c>, <c>c' = l + (1 - a0) c + (a0 + a1) e</c>
/// (Svetunkov, Kourentzes &amp; Ord 2022), and the forecast is l. c holds what the level alone forgets.
/// </remarks>
internal ref struct ComplexState(ComplexSeason season, ComplexParameters parameters, Span<double> levels, Span<double> potentials)
{
    private readonly ComplexSeason _season = season;
    private readonly ComplexParameters _parameters = parameters;

    // Of each period of the season, by its place; one place without season.
    private readonly Span<double> _levels = levels;
    private readonly Span<double> _potentials = potentials;

    public double Level { get; set; }

    public double Potential { get; set; }

    /// <summary>The forecast of the next value, in a period of the season.</summary>
    public readonly double Forecast(int place) => _season switch
    {
        ComplexSeason.None => Level,
        ComplexSeason.Simple => _levels[place],
        _ => Level + _levels[place],
    };

    /// <summary>Moves on by one period whose value was missed by an error.</summary>
    public void Observe(int place, double error)
    {
        if (_season == ComplexSeason.Simple)
        {
            Move(ref _levels[place], ref _potentials[place], _parameters.AlphaReal, _parameters.AlphaImaginary, error);
            return;
        }

        var (level, potential) = (Level, Potential);
        Move(ref level, ref potential, _parameters.AlphaReal, _parameters.AlphaImaginary, error);
        (Level, Potential) = (level, potential);
        if (_season == ComplexSeason.Partial)
        {
            _levels[place] += _parameters.BetaReal * error;
        }
        else if (_season == ComplexSeason.Full)
        {
            Move(ref _levels[place], ref _potentials[place], _parameters.BetaReal, _parameters.BetaImaginary, error);
        }
    }

    private static void Move(ref double level, ref double potential, double real, double imaginary, double error)
    {
        var next = level - ((1 - imaginary) * potential) + ((real - imaginary) * error);
        potential = level + ((1 - real) * potential) + ((real + imaginary) * error);
        level = next;
    }
}
