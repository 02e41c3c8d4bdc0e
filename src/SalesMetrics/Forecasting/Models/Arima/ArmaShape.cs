using System.Runtime.InteropServices;

namespace SalesMetrics.Forecasting.Models.Arima;

/// <summary>How many coefficients an ARMA process has, and how far back they reach.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct ArmaShape(int Ar, int Ma, int SeasonalAr, int SeasonalMa, int SeasonLength)
{
    /// <summary>The number of coefficients to estimate, without the mean.</summary>
    public int Coefficients => Ar + Ma + SeasonalAr + SeasonalMa;

    /// <summary>The longest lag of the multiplied-out autoregressive polynomial.</summary>
    public int ArDegree => Ar + (SeasonalAr * SeasonLength);

    /// <summary>The longest lag of the multiplied-out moving-average polynomial.</summary>
    public int MaDegree => Ma + (SeasonalMa * SeasonLength);

    /// <summary>The length of the state vector in the form of Harvey 1981.</summary>
    public int States => Math.Max(ArDegree, MaDegree + 1);
}
