using System.Numerics;
using System.Runtime.InteropServices;

namespace SalesMetrics.Forecasting.Models.ExponentialSmoothing;

/// <summary>Where the numbers of one form stand in the vector that is searched: smoothing parameters as places in the unit cube, then
/// level, trend and all seasonal states but the last.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct EtsShape
{
    public EtsShape(EtsForm form, int seasonLength)
    {
        Form = form;
        HasTrend = form.Trend != TrendForm.None;
        HasSeason = form.Season != SeasonForm.None;
        IsDamped = form.Trend == TrendForm.Damped;
        SeasonLength = HasSeason ? seasonLength : 1;
        var next = 1;
        Beta = HasTrend ? next++ : -1;
        Gamma = HasSeason ? next++ : -1;
        Phi = IsDamped ? next++ : -1;
        Level = next++;
        Trend = HasTrend ? next++ : -1;
        Season = HasSeason ? next : -1;
        Count = next + (HasSeason ? seasonLength - 1 : 0);
        Lanes = (Count + Vector<double>.Count - 1) / Vector<double>.Count * Vector<double>.Count;
    }

    public EtsForm Form { get; }

    public bool HasTrend { get; }

    public bool HasSeason { get; }

    public bool IsDamped { get; }

    /// <summary>1 when the form has no season.</summary>
    public int SeasonLength { get; }

    public int Beta { get; }

    public int Gamma { get; }

    public int Phi { get; }

    /// <summary>The place of the level, which is also the number of smoothing parameters.</summary>
    public int Level { get; }

    public int Trend { get; }

    /// <summary>The place of the first seasonal state.</summary>
    public int Season { get; }

    /// <summary>How many numbers are searched.</summary>
    public int Count { get; }

    /// <summary><see cref="Count"/>, rounded up to whole vectors of the machine.</summary>
    public int Lanes { get; }

    public bool IsMultiplicativeError => Form.Error == ErrorForm.Multiplicative;

    public bool IsMultiplicativeSeason => Form.Season == SeasonForm.Multiplicative;
}
