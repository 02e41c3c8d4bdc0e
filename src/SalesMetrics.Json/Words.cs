using SalesMetrics.Calendars;
using SalesMetrics.Compensation;
using SalesMetrics.Compensation.Settlements;
using SalesMetrics.Organization;

namespace SalesMetrics.Json;

/// <summary>The words of a plan file for the closed choices of the model; exact, lower camel case.</summary>
internal static class Words
{
    public static readonly ImmutableArray<(string Word, PeriodGrain Value)> Grains =
    [
        ("year", PeriodGrain.Year), ("half", PeriodGrain.Half), ("quarter", PeriodGrain.Quarter), ("month", PeriodGrain.Month), ("week", PeriodGrain.Week),
    ];

    public static readonly ImmutableArray<(string Word, UnitKind Value)> Scopes =
    [
        ("payee", UnitKind.Payee), ("team", UnitKind.Team), ("manager", UnitKind.Manager), ("territory", UnitKind.Territory), ("company", UnitKind.Company),
    ];

    public static readonly ImmutableArray<(string Word, UndefinedAttainment Value)> Policies =
    [
        ("payNothing", UndefinedAttainment.PayNothing), ("payTarget", UndefinedAttainment.PayTarget), ("reweight", UndefinedAttainment.Reweight),
    ];

    public static readonly ImmutableArray<(string Word, FallingPay Value)> Fallings =
    [
        ("refused", FallingPay.Refused), ("allowed", FallingPay.Allowed),
    ];

    public static readonly ImmutableArray<(string Word, CapPlace Value)> CapPlaces =
    [
        ("last", CapPlace.Last), ("withCurve", CapPlace.WithCurve),
    ];

    public static readonly ImmutableArray<(string Word, TierMethod Value)> Methods =
    [
        ("marginal", TierMethod.Marginal), ("retroactive", TierMethod.Retroactive),
    ];

    public static readonly ImmutableArray<(string Word, TierBound Value)> Bounds =
    [
        ("amount", TierBound.Amount), ("attainment", TierBound.Attainment),
    ];

    public static readonly ImmutableArray<(string Word, MatrixInterpolation Value)> Interpolations =
    [
        ("none", MatrixInterpolation.None), ("bilinear", MatrixInterpolation.Bilinear),
    ];

    public static readonly ImmutableArray<(string Word, TiePolicy Value)> Ties =
    [
        ("shared", TiePolicy.Shared), ("allTheHigher", TiePolicy.AllTheHigher), ("tieBreak", TiePolicy.TieBreak),
    ];

    public static readonly ImmutableArray<(string Word, PoolSharing Value)> Sharings =
    [
        ("credit", PoolSharing.Credit), ("equalParts", PoolSharing.EqualParts), ("hours", PoolSharing.Hours), ("attainment", PoolSharing.Attainment),
    ];

    public static readonly ImmutableArray<(string Word, CreditRateDay Value)> CreditRates =
    [
        ("bookingDate", CreditRateDay.BookingDate), ("payDay", CreditRateDay.PayDay),
    ];

    public static readonly ImmutableArray<(string Word, MidpointRounding Value)> Roundings =
    [
        ("awayFromZero", MidpointRounding.AwayFromZero), ("toEven", MidpointRounding.ToEven), ("towardZero", MidpointRounding.ToZero),
        ("down", MidpointRounding.ToNegativeInfinity), ("up", MidpointRounding.ToPositiveInfinity),
    ];

    public static T Read<T>(ImmutableArray<(string Word, T Value)> words, string word, string path)
    {
        foreach (var (known, value) in words)
        {
            if (string.Equals(known, word, StringComparison.Ordinal))
            {
                return value;
            }
        }

        throw new PlanFormatException(
            path, $"\"{word}\"", "This word is not known here.", $"Use one of {string.Join(", ", words.Select(known => known.Word))}.");
    }

    public static string Write<T>(ImmutableArray<(string Word, T Value)> words, T value)
        where T : struct, Enum =>
        words.First(known => EqualityComparer<T>.Default.Equals(known.Value, value)).Word;
}
