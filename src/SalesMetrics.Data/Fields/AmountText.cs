namespace SalesMetrics.Data.Fields;

/// <summary>Reads amounts as people and spreadsheets write them, without guessing which separator is meant.</summary>
/// <remarks>
/// Accepted: digits with a decimal separator (stated by the mapping) and at most 28 digits in all; groups of exactly three digits parted by
/// the other one of point and comma, by a space or by an apostrophe, one and the same throughout; a minus or plus in front, a minus behind,
/// or parentheses for a negative amount; one currency sign (such as $, €, £, ¥) or ISO code in front or behind. Not accepted: exponents,
/// percent signs, other words.
/// </remarks>
internal static class AmountText
{
    /// <summary>No deal, price or quota is as large; a slipped digit or two columns run together is.</summary>
    public const decimal Largest = 1_000_000_000_000_000m;

    /// <summary>Reads an amount.</summary>
    /// <param name="text">The text, trimmed and not empty.</param>
    /// <param name="decimalSeparator">A point or a comma.</param>
    /// <param name="currency">The currency the amount is in, which a sign or code in the text must not contradict.</param>
    /// <param name="amount">The amount, when the fault is none.</param>
    public static AmountFault Read(ReadOnlySpan<char> text, char decimalSeparator, Currency currency, out decimal amount)
    {
        amount = 0m;
        if (text.Length > 64)
        {
            return AmountFault.Unreadable;
        }

        var isNegative = false;
        if (text.Length > 2 && text[0] == '(' && text[^1] == ')')
        {
            isNegative = true;
            text = text[1..^1].Trim();
        }

        // Sign and currency may come in either order, in front or behind: -$5, $-5, 5- USD.
        var hasSign = isNegative;
        var hasMark = false;
        while (text.Length > 0 && !char.IsAsciiDigit(text[0]) && text[0] != decimalSeparator)
        {
            if (!hasSign && text[0] is '-' or '\u2212' or '+')
            {
                hasSign = true;
                isNegative = text[0] != '+';
                text = text[1..].TrimStart();
            }
            else if (!hasMark && MarkLength(text) is var length and > 0)
            {
                hasMark = true;
                if (!Fits(text[..length], currency))
                {
                    return AmountFault.OtherCurrency;
                }

                text = text[length..].TrimStart();
            }
            else
            {
                return AmountFault.Unreadable;
            }
        }

        while (text.Length > 0 && !char.IsAsciiDigit(text[^1]) && text[^1] != decimalSeparator)
        {
            if (!hasSign && text[^1] is '-' or '\u2212')
            {
                hasSign = true;
                isNegative = true;
                text = text[..^1].TrimEnd();
            }
            else if (!hasMark && MarkLengthAtEnd(text) is var length and > 0)
            {
                hasMark = true;
                if (!Fits(text[^length..], currency))
                {
                    return AmountFault.OtherCurrency;
                }

                text = text[..^length].TrimEnd();
            }
            else
            {
                return AmountFault.Unreadable;
            }
        }

        var fault = ReadDigits(text, decimalSeparator, out amount);
        amount = isNegative ? -amount : amount;
        return fault;
    }

    private static AmountFault ReadDigits(ReadOnlySpan<char> text, char decimalSeparator, out decimal amount)
    {
        amount = 0m;
        Span<char> plain = stackalloc char[64];
        var length = 0;
        var digits = 0;
        var wholeDigits = 0;
        var group = '\0';
        var sinceGroup = 0;
        var isFraction = false;
        foreach (var c in text)
        {
            if (char.IsAsciiDigit(c))
            {
                plain[length++] = c;
                sinceGroup++;
                digits++;
                wholeDigits += isFraction ? 0 : 1;
            }
            else if (c == decimalSeparator && !isFraction)
            {
                if (group != '\0' && sinceGroup != 3)
                {
                    return AmountFault.Unreadable;
                }

                isFraction = true;
                plain[length++] = '.';
            }
            else if (!isFraction && IsGroup(c, decimalSeparator) && (group == '\0' ? wholeDigits is >= 1 and <= 3 : group == c && sinceGroup == 3))
            {
                group = c;
                sinceGroup = 0;
            }
            else
            {
                return AmountFault.Unreadable;
            }
        }

        if (digits == 0 || (!isFraction && group != '\0' && sinceGroup != 3))
        {
            return AmountFault.Unreadable;
        }

        if (plain[..length].TrimStart('0').Length > 29
            || !decimal.TryParse(plain[..length], NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out amount)
            || amount > Largest)
        {
            amount = 0m;
            return AmountFault.OutOfRange;
        }

        return AmountFault.None;
    }

    private static bool IsGroup(char c, char decimalSeparator) =>
        c is ' ' or '\u00A0' or '\u202F' or '\'' or '\u2019' || (c != decimalSeparator && c is '.' or ',');

    private static int MarkLength(ReadOnlySpan<char> text)
    {
        if (char.GetUnicodeCategory(text[0]) == UnicodeCategory.CurrencySymbol)
        {
            return 1;
        }

        return text.Length >= 3 && IsCode(text[..3]) && (text.Length == 3 || !char.IsLetter(text[3])) ? 3 : 0;
    }

    private static int MarkLengthAtEnd(ReadOnlySpan<char> text)
    {
        if (char.GetUnicodeCategory(text[^1]) == UnicodeCategory.CurrencySymbol)
        {
            return 1;
        }

        return text.Length >= 3 && IsCode(text[^3..]) && (text.Length == 3 || !char.IsLetter(text[^4])) ? 3 : 0;
    }

    private static bool IsCode(ReadOnlySpan<char> text) =>
        char.IsAsciiLetterUpper(text[0]) && char.IsAsciiLetterUpper(text[1]) && char.IsAsciiLetterUpper(text[2]);

    /// <summary>Whether a sign or code can mean the currency. Of a sign that many currencies share, only a plain contradiction is one.</summary>
    private static bool Fits(ReadOnlySpan<char> mark, Currency currency) => mark switch
    {
        "€" => currency.Code is "EUR",
        "¥" => currency.Code is "JPY" or "CNY",
        "£" => currency.Code is not ("EUR" or "USD" or "JPY" or "CNY"),
        "$" => currency.Code is not ("EUR" or "GBP" or "JPY" or "CNY"),
        { Length: 1 } => true,
        _ => mark.SequenceEqual(currency.Code),
    };
}
