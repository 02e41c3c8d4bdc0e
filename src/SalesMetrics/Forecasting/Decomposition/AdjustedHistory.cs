using System.Buffers;
using SalesMetrics.Forecasting.Fitting;
using SalesMetrics.Series;

namespace SalesMetrics.Forecasting.Decomposition;

/// <summary>A history without its season, moved to the scale of -0.5 to 0.5. Working memory of one fit: give it back.</summary>
internal readonly ref struct AdjustedHistory
{
    // Differences this small beside the values are what rounding leaves of a season that repeats itself exactly.
    private const double Rounding = 1e-13;

    private readonly double[] _buffer;

    private AdjustedHistory(double[] buffer, int length, SeasonalAdjustment season, SeriesScale scale)
    {
        _buffer = buffer;
        Values = buffer.AsSpan(0, length);
        Season = season;
        Scale = scale;
    }

    /// <summary>The scaled values; all 0 when nothing but the season is in the history.</summary>
    public Span<double> Values { get; }

    public SeasonalAdjustment Season { get; }

    /// <summary>The scale of the adjusted values, in the unit of the series; never constant.</summary>
    public SeriesScale Scale { get; }

    /// <summary>Room for as many numbers again, as often as asked for.</summary>
    public Span<double> Room(int part) => _buffer.AsSpan((part + 1) * Values.Length, Values.Length);

    /// <summary>Adjusts a series that is not constant.</summary>
    /// <param name="series">The history.</param>
    /// <param name="rooms">How many times its length is wanted as working memory.</param>
    public static AdjustedHistory Of(TimeSeries series, int rooms = 0)
    {
        var season = SeasonalAdjustment.Of(series);
        var n = series.Length;
        var buffer = ArrayPool<double>.Shared.Rent(n * (rooms + 1));
        var values = buffer.AsSpan(0, n);
        season.Remove(series.Values.AsSpan(), values);
        var scale = SeriesScale.Of(values);
        if (scale.Width <= Rounding * Math.Abs(scale.Centre) && season.HasSeason)
        {
            scale = new SeriesScale(scale.Centre, SeriesScale.Of(series.Values.AsSpan()).Width);
            values.Clear();
        }
        else
        {
            scale.Scale(values, values);
        }

        return new AdjustedHistory(buffer, n, season, scale);
    }

    public void Return() => ArrayPool<double>.Shared.Return(_buffer);
}
