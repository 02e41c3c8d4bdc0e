using System.Runtime.InteropServices;

namespace SalesMetrics.Forecasting.Models.ExponentialSmoothing;

/// <summary>One form of exponential smoothing, ETS(error, trend, season) in the taxonomy of Hyndman et al. 2002.</summary>
/// <remarks>The default is ETS(A,N,N), simple exponential smoothing.</remarks>
/// <param name="Error">How the error enters.</param>
/// <param name="Trend">Whether there is a trend, and whether it is damped.</param>
/// <param name="Season">How the season enters. A multiplicative season needs a multiplicative error: with an additive one the likelihood is
/// numerically unstable (there, and R's <c>restrict = TRUE</c>).</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct EtsForm(ErrorForm Error, TrendForm Trend, SeasonForm Season)
{
    /// <summary>The forms tried by <see cref="EtsModel"/>, from simple to rich.</summary>
    public static ImmutableArray<EtsForm> All { get; } =
    [
        .. from season in Enum.GetValues<SeasonForm>()
           from trend in Enum.GetValues<TrendForm>()
           from error in Enum.GetValues<ErrorForm>()
           where season != SeasonForm.Multiplicative || error == ErrorForm.Multiplicative
           select new EtsForm(error, trend, season),
    ];

    /// <summary>Whether the form is one of <see cref="All"/>.</summary>
    public bool IsOffered => Season != SeasonForm.Multiplicative || Error == ErrorForm.Multiplicative;

    /// <summary>Whether error or season are multiplicative, so that only values above zero can be fitted.</summary>
    public bool NeedsPositiveValues => Error == ErrorForm.Multiplicative || Season == SeasonForm.Multiplicative;

    /// <summary>The form in letters: <c>ETS(M,Ad,N)</c>.</summary>
    public override string ToString() =>
        Invariant($"ETS({(Error == ErrorForm.Additive ? "A" : "M")},{Letters(Trend)},{Letters(Season)})");

    /// <summary>How many numbers are estimated from the history: smoothing parameters, initial states and the spread of the error.</summary>
    /// <param name="seasonLength">At least 1. The last seasonal state follows from the others and is not counted.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="seasonLength"/> is below 1.</exception>
    public int EstimatedNumbers(int seasonLength)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(seasonLength, 1);
        var trend = Trend switch { TrendForm.None => 0, TrendForm.Additive => 2, _ => 3 };
        return 3 + trend + (Season == SeasonForm.None ? 0 : seasonLength);
    }

    private static string Letters(TrendForm trend) => trend switch { TrendForm.None => "N", TrendForm.Additive => "A", _ => "Ad" };

    private static string Letters(SeasonForm season) => season switch { SeasonForm.None => "N", SeasonForm.Additive => "A", _ => "M" };
}
