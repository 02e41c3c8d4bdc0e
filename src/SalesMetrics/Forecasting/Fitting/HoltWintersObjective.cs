using System.Numerics;
using System.Runtime.InteropServices;
using SalesMetrics.Numerics;

namespace SalesMetrics.Forecasting.Fitting;

/// <summary>The sum of squared one-step errors of additive Holt-Winters, at the best initial states for each alpha, beta and
/// gamma.</summary>
/// <remarks>
/// <para>The errors are affine in the initial level, trend and seasonal states (which sum to 0, so one of them follows from the rest), as
/// in <see cref="SesObjective"/>. The run on the values and the runs for each state go side by side, one lane each of a vector.</para>
/// <para>A lane never meets another, so the result is the same to the last bit whatever the width of the machine's vectors.</para>
/// </remarks>
internal readonly ref struct HoltWintersObjective : IObjective
{
    private readonly ReadOnlySpan<double> _values;
    private readonly HoltWintersStart _start;
    private readonly bool _searchesStates;
    private readonly int _lanes;
    private readonly Span<double> _buffer;

    /// <param name="values">At least two seasons.</param>
    /// <param name="start">A first guess of the states.</param>
    /// <param name="searchesStates">Whether the states are estimated or taken as guessed.</param>
    /// <param name="buffer">Room of <see cref="BufferLength"/>.</param>
    public HoltWintersObjective(ReadOnlySpan<double> values, HoltWintersStart start, bool searchesStates, Span<double> buffer)
    {
        _values = values;
        _start = start;
        _searchesStates = searchesStates;
        _lanes = Lanes(start.Season.Length, searchesStates);
        _buffer = buffer;
    }

    public static int BufferLength(int seasonLength, bool searchesStates)
    {
        var lanes = Lanes(seasonLength, searchesStates);
        return (seasonLength + 3 + lanes) * lanes;
    }

    public double Evaluate(scoped ReadOnlySpan<double> point) => Evaluate(SmoothingParameters.FromUnitCube(point), _start);

    /// <summary>Evaluates and moves the guessed states to the best ones.</summary>
    public double Evaluate(SmoothingParameters parameters, HoltWintersStart best)
    {
        var states = _searchesStates ? StateCount(_start.Season.Length) : 0;
        var gram = _buffer[^(_lanes * _lanes)..];
        gram.Clear();
        Run(parameters, states, gram);

        // Row i < states: how state i meets the others and, last, the errors of the guess. The last row has only its own square.
        var squares = gram[(states * _lanes) + states];
        if (states == 0)
        {
            return squares;
        }

        Span<double> mixed = states <= 64 ? stackalloc double[64] : new double[states];
        mixed = mixed[..states];
        Span<double> corrections = states <= 64 ? stackalloc double[64] : new double[states];
        corrections = corrections[..states];
        for (var i = 0; i < states; i++)
        {
            mixed[i] = gram[(i * _lanes) + states];
            corrections[i] = -mixed[i];
        }

        LinearLeastSquares.Solve(gram, _lanes, corrections);
        for (var i = 0; i < states; i++)
        {
            squares += mixed[i] * corrections[i];
        }

        if (best != _start)
        {
            best.CorrectFrom(_start, corrections);
        }

        return Math.Max(0, squares);
    }

    private static int StateCount(int seasonLength) => seasonLength + 1;

    private static int Lanes(int seasonLength, bool searchesStates)
    {
        var used = searchesStates ? StateCount(seasonLength) + 1 : 1;
        return (used + Vector<double>.Count - 1) / Vector<double>.Count * Vector<double>.Count;
    }

    private void Run(SmoothingParameters parameters, int states, Span<double> gram)
    {
        var m = _start.Season.Length;
        var lanes = _lanes;
        var state = _buffer[..((m + 2) * lanes)];
        state.Clear();
        Begin(state, states);

        var width = lanes / Vector<double>.Count;
        var level = MemoryMarshal.Cast<double, Vector<double>>(state[..lanes]);
        var trend = MemoryMarshal.Cast<double, Vector<double>>(state.Slice(lanes, lanes));
        var seasons = MemoryMarshal.Cast<double, Vector<double>>(state[(2 * lanes)..]);
        var errorValues = _buffer.Slice((m + 2) * lanes, lanes);
        errorValues.Clear();
        var errors = MemoryMarshal.Cast<double, Vector<double>>(errorValues);
        var products = MemoryMarshal.Cast<double, Vector<double>>(gram);
        var alpha = new Vector<double>(parameters.Alpha);
        var beta = new Vector<double>(parameters.Beta);
        var gamma = new Vector<double>(parameters.Gamma);

        var place = 0;
        foreach (var value in _values)
        {
            // Only the last lane sees the values; the others run on zeros.
            errorValues.Clear();
            errorValues[states] = value;
            var season = seasons.Slice(place * width, width);
            for (var v = 0; v < width; v++)
            {
                var forecast = level[v] + trend[v];
                var error = errors[v] - (forecast + season[v]);
                level[v] = forecast + (alpha * error);
                trend[v] += beta * error;
                season[v] += gamma * error;
                errors[v] = error;
            }

            for (var i = 0; i <= states; i++)
            {
                var factor = new Vector<double>(errorValues[i]);
                var row = products.Slice(i * width, width);
                for (var v = i / Vector<double>.Count; v < row.Length; v++)
                {
                    row[v] += factor * errors[v];
                }
            }

            place = place + 1 == m ? 0 : place + 1;
        }
    }

    /// <summary>Lane 0 has level 1, lane 1 trend 1, lane 2 + j season j at 1 and the last season at -1; the last lane has the
    /// guess.</summary>
    private void Begin(Span<double> state, int states)
    {
        var m = _start.Season.Length;
        state[states] = _start.Level;
        state[_lanes + states] = _start.Trend;
        for (var j = 0; j < m; j++)
        {
            state[((2 + j) * _lanes) + states] = _start.Season[j];
        }

        if (states == 0)
        {
            return;
        }

        state[0] = 1;
        state[_lanes + 1] = 1;
        for (var j = 0; j < m - 1; j++)
        {
            state[((2 + j) * _lanes) + 2 + j] = 1;
            state[((m + 1) * _lanes) + 2 + j] = -1;
        }
    }
}
