namespace SalesMetrics.Compensation.Modelling;

/// <summary>Where on its curve a line is paid.</summary>
internal static class CurvePosition
{
    /// <summary>Whether the cap is reached, exactly or beyond it, wherever the plan applies it.</summary>
    public static bool IsAtCap(PayBasis basis) => basis switch
    {
        PayBasis.Capped capped => capped.Before.Share >= capped.Cap,
        PayBasis.Scaled scaled => IsAtCap(scaled.Before),
        _ => Reading(basis) is { Curve.Cap: { } cap } reading && reading.Pay >= cap,
    };

    /// <summary>Whether the curve itself pays nothing at a defined attainment. What a gate closes is not meant.</summary>
    public static bool PaysNothing(PayBasis basis) => basis switch
    {
        PayBasis.Capped capped => PaysNothing(capped.Before),
        PayBasis.Scaled scaled => PaysNothing(scaled.Before),
        _ => Reading(basis) is { Pay.Sign: 0 },
    };

    private static PayCurveReading? Reading(PayBasis basis) => basis switch
    {
        PayBasis.OfCurve curve => curve.Reading,
        PayBasis.OfMatrix matrix => matrix.Reading,
        _ => null,
    };
}
