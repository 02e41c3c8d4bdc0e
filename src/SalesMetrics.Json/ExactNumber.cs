using System.Numerics;

namespace SalesMetrics.Json;

/// <summary>Numbers of a plan file to exact values and back, or a refusal: never a value that is merely near.</summary>
internal static class ExactNumber
{
    /// <summary>The most digits a number may have: as many as a decimal holds without loss, whatever they are.</summary>
    public const int MaxDigits = 28;

    /// <summary>The most characters of a fraction; enough for any curve made by hand, few enough to be read at once.</summary>
    public const int MaxFractionLength = 200;

    public static decimal ToDecimal(RawNumber raw, string path)
    {
        // What is no text is a number by the rules of JSON; only an exponent is left to refuse.
        if (raw.IsText || raw.Text.AsSpan().ContainsAny('e', 'E'))
        {
            throw new PlanFormatException(path, raw.ToString(), "This is not a plain decimal number.", "Write digits, with a point if needed: 12.5.");
        }

        var digits = raw.Text.Count(char.IsAsciiDigit);
        return digits <= MaxDigits
            ? decimal.Parse(raw.Text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture)
            : throw new PlanFormatException(
                path, raw.ToString(), Invariant($"It has {digits} digits and could not be kept exactly."), Invariant($"Use {MaxDigits} digits at most."));
    }

    /// <summary>A percentage, or a bare number when <paramref name="scale"/> is 1, as a decimal or as a fraction in quotes.</summary>
    public static Ratio ToRatio(RawNumber raw, string path, int scale = 100)
    {
        if (!raw.IsText)
        {
            return Ratio.FromDecimal(ToDecimal(raw, path)) / Ratio.Of(scale, 1);
        }

        var slash = raw.Text.IndexOf('/', StringComparison.Ordinal);
        if (raw.Text.Length > MaxFractionLength
            || slash < 1
            || !TryWhole(raw.Text.AsSpan(0, slash), NumberStyles.AllowLeadingSign, out var numerator)
            || !TryWhole(raw.Text.AsSpan(slash + 1), NumberStyles.None, out var denominator)
            || denominator.IsZero)
        {
            throw new PlanFormatException(
                path, raw.ToString(), "This is neither a number nor a fraction.", "Write a number without quotes, or a fraction such as \"100/3\".");
        }

        return Ratio.Of(numerator, denominator * scale);
    }

    /// <summary>The form of a ratio: a number when it has a finite one of at most 28 digits, a fraction in lowest terms otherwise.</summary>
    /// <exception cref="NotSupportedException">The fraction is longer than the reader accepts.</exception>
    public static RawNumber Of(Ratio ratio, int scale = 100)
    {
        var scaled = ratio * Ratio.Of(scale, 1);
        if (TryOf(scaled, out var number))
        {
            return number;
        }

        var fraction = Invariant($"{scaled.Numerator}/{scaled.Denominator}");
        return fraction.Length <= MaxFractionLength
            ? new RawNumber(fraction, IsText: true)
            : throw new NotSupportedException(
                Invariant($"The fraction {fraction} is longer than {MaxFractionLength} characters, so it cannot be written to a plan file."));
    }

    public static RawNumber Of(decimal value) => new(value.ToString(CultureInfo.InvariantCulture), IsText: false);

    private static bool TryOf(Ratio value, out RawNumber number)
    {
        number = default;
        if (BigInteger.Abs(value.Numerator) / value.Denominator >= BigInteger.Pow(10, MaxDigits))
        {
            return false;
        }

        number = Of(value.ToDecimal());
        return number.Text.Count(char.IsAsciiDigit) <= MaxDigits && Ratio.FromDecimal(value.ToDecimal()) == value;
    }

    private static bool TryWhole(ReadOnlySpan<char> digits, NumberStyles styles, out BigInteger whole) =>
        BigInteger.TryParse(digits, styles, CultureInfo.InvariantCulture, out whole);
}
