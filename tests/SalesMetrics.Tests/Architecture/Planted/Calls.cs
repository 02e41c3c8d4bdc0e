// Planted for IlTests: what must be reported, and beside it what must not.
#pragma warning disable CA1305, MA0011, MA0076, CA2241, CA1822, MA0111, MA0132
using System.Globalization;
using System.Text;

namespace SalesMetrics.Tests.Architecture.Planted;

internal static class BadCalls
{
    public static decimal Cast(double value) => (decimal)value;

    public static decimal CastSingle(float value) => (decimal)value;

    public static decimal Construct(double value) => new(value);

    public static decimal Convert(double value) => System.Convert.ToDecimal(value);

    public static decimal Quotient(int part, int whole) => part / whole;

    public static string Interpolate(int count) => $"{count} deals";

    public static void Append(StringBuilder text, int count) => text.Append($"{count} deals");

    public static string Format(object count) => string.Format("{0} deals", count);

    public static void AppendFormat(StringBuilder text, object count) => text.AppendFormat("{0} deals", count);

    public static string WriteDouble(double value) => value.ToString();

    public static string WriteDecimal(decimal value) => value.ToString();

    public static string WriteWithPattern(decimal value) => value.ToString("N2");

    public static string WriteDate(LocalDate value) => value.ToString();

    public static string WriteGeneric(double value) => "about " + value;
}

[System.CodeDom.Compiler.GeneratedCode("a generator", "1.0")]
internal static class GeneratedCalls
{
    public static string Format(object count) => string.Format("{0} deals", count);
}

internal static class GoodCalls
{
    public static decimal Widen(int count) => count;

    public static decimal Quotient(int part, int whole) => (decimal)part / whole;

    public static double Estimate(decimal amount) => (double)amount;

    public static string Interpolate(int count, decimal amount) => FormattableString.Invariant($"{count} deals of {amount}");

    public static string Create(int count) => string.Create(CultureInfo.InvariantCulture, $"{count} deals");

    public static string Concatenate(string name, string team) => $"{name} of {team}";

    public static void Append(StringBuilder text, int count) => text.Append(CultureInfo.InvariantCulture, $"{count} deals");

    public static string Format(object count) => string.Format(CultureInfo.InvariantCulture, "{0} deals", count);

    public static string WriteDouble(double value) => value.ToString("R", CultureInfo.InvariantCulture);
}
