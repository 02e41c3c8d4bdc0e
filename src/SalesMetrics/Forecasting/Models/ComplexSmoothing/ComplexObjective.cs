using SalesMetrics.Numerics;

namespace SalesMetrics.Forecasting.Models.ComplexSmoothing;

/// <summary>The sum of squared one-step errors after one turn of backcasting: forward, back to the start, and forward again.</summary>
/// <remarks>
/// The states before the first value are those that the history itself, read backwards, leads to. So they are not estimated one by one, and
/// forms with many of them compete with those that have few.
/// </remarks>
internal readonly ref struct ComplexObjective : IObjective
{
    // Beyond this a run has run away, long before it overflows.
    private const double RunAway = 1e100;

    private readonly ReadOnlySpan<double> _values;
    private readonly ComplexSeason _season;
    private readonly int _seasonLength;
    private readonly Span<double> _levels;
    private readonly Span<double> _potentials;

    /// <param name="values">The history, on a scale of about 1.</param>
    /// <param name="season">The form.</param>
    /// <param name="seasonLength">1 without season.</param>
    /// <param name="room">Working memory of two season lengths; after an evaluation it holds the seasonal states after the history.</param>
    public ComplexObjective(ReadOnlySpan<double> values, ComplexSeason season, int seasonLength, Span<double> room)
    {
        _values = values;
        _season = season;
        _seasonLength = season == ComplexSeason.None ? 1 : seasonLength;
        _levels = room[.._seasonLength];
        _potentials = room.Slice(_seasonLength, _seasonLength);
    }

    public double Evaluate(scoped ReadOnlySpan<double> point)
    {
        var parameters = ComplexParameters.FromUnitCube(point);
        return parameters.IsStable(_season) ? Run(parameters, [], out _, out _) : double.PositiveInfinity;
    }

    /// <summary>Runs through the history and back and through it again.</summary>
    /// <param name="parameters">The smoothing parameters.</param>
    /// <param name="fitted">Room for the forecasts of the last run; may be empty.</param>
    /// <param name="level">The level after the history.</param>
    /// <param name="potential">Its potential.</param>
    public double Run(ComplexParameters parameters, Span<double> fitted, out double level, out double potential)
    {
        var state = new ComplexState(_season, parameters, _levels, _potentials);
        Begin(ref state);
        var squares = Forward(ref state, []);
        if (squares < RunAway)
        {
            squares = Backward(ref state);
        }

        if (squares < RunAway)
        {
            squares = Forward(ref state, fitted);
        }

        (level, potential) = (state.Level, state.Potential);
        return squares < RunAway ? squares : double.PositiveInfinity;
    }

    // The first run begins at the mean of the first values, and with the first season around it.
    private void Begin(ref ComplexState state)
    {
        var first = _values[..Math.Min(_values.Length, Math.Max(10, _seasonLength))];
        var mean = 0d;
        foreach (var value in first)
        {
            mean += value / first.Length;
        }

        // A state at rest under no errors has about this potential.
        (state.Level, state.Potential) = (mean, mean / 1.1);
        for (var j = 0; j < _seasonLength && _season != ComplexSeason.None; j++)
        {
            _levels[j] = _season == ComplexSeason.Simple ? _values[j] : _values[j] - mean;
            _potentials[j] = _levels[j] / 1.1;
        }
    }

    private double Forward(ref ComplexState state, Span<double> fitted)
    {
        var (squares, place) = (0d, 0);
        for (var i = 0; i < _values.Length; i++)
        {
            var forecast = state.Forecast(place);
            if (!fitted.IsEmpty)
            {
                fitted[i] = forecast;
            }

            var error = _values[i] - forecast;
            squares += error * error;
            if (!(squares < RunAway))
            {
                return squares;
            }

            state.Observe(place, error);
            place = place + 1 == _seasonLength ? 0 : place + 1;
        }

        return squares;
    }

    private double Backward(ref ComplexState state)
    {
        var (squares, place) = (0d, (_values.Length - 1) % _seasonLength);
        for (var i = _values.Length - 1; i >= 0; i--)
        {
            var error = _values[i] - state.Forecast(place);
            squares += error * error;
            if (!(squares < RunAway))
            {
                return squares;
            }

            state.Observe(place, error);
            place = place == 0 ? _seasonLength - 1 : place - 1;
        }

        return squares;
    }
}
