namespace SalesMetrics;

/// <summary>Units of account as whole numbers: code and decimals in 63 bits, so that a currency stays a plain value without references.</summary>
internal static class UnitOfAccount
{
    public const int MaxLength = 11;

    public const int MaxDecimals = 9;

    // In the order of their characters, so that packed codes order ordinally; place 0 of the alphabet is the end of the code.
    private const string Alphabet = "-0123456789abcdefghijklmnopqrstuvwxyz";

    private const ulong Base = 38;

    private const ulong Flag = 1UL << 63;

    public static bool IsOne(ulong id) => (id & Flag) != 0;

    public static int DecimalsOf(ulong id) => (int)((id & ~Flag) % (MaxDecimals + 1));

    public static bool TryPack(string code, int decimals, out ulong id)
    {
        id = 0;
        if (code.Length is 0 or > MaxLength || code[0] is < 'a' or > 'z')
        {
            return false;
        }

        ulong packed = 0;
        for (var i = 0; i < MaxLength; i++)
        {
            var place = i < code.Length ? Alphabet.IndexOf(code[i], StringComparison.Ordinal) + 1 : 0;
            if (i < code.Length && place == 0)
            {
                return false;
            }

            packed = (packed * Base) + (ulong)place;
        }

        id = Flag | ((packed * (MaxDecimals + 1)) + (ulong)decimals);
        return true;
    }

    public static string CodeOf(ulong id)
    {
        Span<char> code = stackalloc char[MaxLength];
        var packed = (id & ~Flag) / (MaxDecimals + 1);
        var length = 0;
        for (var i = MaxLength - 1; i >= 0; i--)
        {
            var place = (int)(packed % Base);
            packed /= Base;
            if (place > 0)
            {
                code[i] = Alphabet[place - 1];
                length = Math.Max(length, i + 1);
            }
        }

        return code[..length].ToString();
    }
}
