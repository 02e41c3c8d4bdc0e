using SalesMetrics.Data.Fields;

namespace SalesMetrics.Data.Csv;

/// <summary>Reads the dates, currencies and amounts of a row, and words what is wrong with them the same way for every kind of file.</summary>
internal static class RowFields
{
    private const string AmountAdvice =
        "Write digits with the mapping's decimal separator; groups of three, a currency sign, a minus or parentheses may be there.";

    extension(CsvTable row)
    {
        /// <summary>Reads a date that is there.</summary>
        /// <param name="column">The column.</param>
        /// <param name="dates">The patterns accepted.</param>
        /// <param name="isNeeded">Whether the row is rejected when it cannot be read; otherwise it is used without the date.</param>
        public LocalDate? Date(int column, DateText dates, bool isNeeded)
        {
            var text = row[column];
            var fault = dates.Read(text, out var date);
            if (fault == DateFault.None)
            {
                return date;
            }

            var consequence = isNeeded ? "" : " The row is used without it.";
            var patterns = string.Join(", ", dates.Patterns);
            var (code, message, advice) = fault switch
            {
                DateFault.Ambiguous => (
                    "ambiguous-date",
                    "Which number is the day and which the month cannot be told." + consequence,
                    Invariant($"Export dates as {patterns}, or state M/d/uuuu or d/M/uuuu in the mapping's dates.")),
                DateFault.OutOfRange => (
                    "date-out-of-range",
                    Invariant($"The year is before {DateText.EarliestYear} or after {DateText.LatestYear}.{consequence}"),
                    "Correct the date in the CRM."),
                _ => (
                    "unreadable-date",
                    "The date has none of the mapping's patterns." + consequence,
                    Invariant($"Export dates as {patterns}, or add the pattern to the mapping's dates.")),
            };
            if (isNeeded)
            {
                row.Reject(code, column, message, advice);
            }
            else
            {
                row.Doubt(code, column, message, advice);
            }

            return null;
        }

        /// <summary>The row's currency: the mapping's when none is stated, null when the one stated is unknown (nothing is reported yet).</summary>
        public Currency? CurrencyOr(Currency usual, int column)
        {
            var text = row[column];
            return text.IsEmpty ? usual : Currency.TryOf(text, out var currency) ? currency : null;
        }

        /// <summary>Reads an amount that is there, rounded to whole minor units.</summary>
        /// <param name="column">The column.</param>
        /// <param name="decimalSeparator">A point or a comma.</param>
        /// <param name="currency">The currency of the row.</param>
        /// <param name="isNeeded">Whether the row is rejected when it cannot be read; otherwise it is used without the amount.</param>
        public Money? Amount(int column, char decimalSeparator, Currency currency, bool isNeeded)
        {
            var fault = AmountText.Read(row[column], decimalSeparator, currency, out var amount);
            if (fault == AmountFault.None)
            {
                var exact = new Money(amount, currency);
                if (exact.IsWholeMinorUnits)
                {
                    return exact;
                }

                var rounded = exact.Round();
                row.Doubt(
                    "rounded-amount",
                    column,
                    Invariant($"{currency} has {currency.MinorUnits} decimals; the amount was rounded to {rounded}, half away from zero."),
                    "Export amounts in whole minor units.");
                return rounded;
            }

            var consequence = isNeeded ? "" : " The row is used without it.";
            var (code, message, advice) = fault switch
            {
                AmountFault.OtherCurrency => (
                    "currency-conflict",
                    Invariant($"The amount carries another currency than the row's, {currency}.{consequence}"),
                    "Export the currency in a column of its own and name it in the mapping."),
                AmountFault.OutOfRange => (
                    "amount-out-of-range",
                    Invariant($"The amount is beyond {AmountText.Largest} or has more digits than can be kept.{consequence}"),
                    "Correct the amount in the CRM."),
                _ => ("unreadable-amount", "The amount cannot be read." + consequence, AmountAdvice),
            };
            if (isNeeded)
            {
                row.Reject(code, column, message, advice);
            }
            else
            {
                row.Doubt(code, column, message, advice);
            }

            return null;
        }
    }
}
