namespace SalesMetrics.Data.Series;

/// <summary>The periods of one series so far: whether the next one ascends, and whether it comes at the step of the first two.</summary>
internal sealed class PeriodSequence
{
    public const string Mixed = "mixed-periods";
    public const string Duplicate = "duplicate-period";
    public const string NotAscending = "period-not-ascending";
    public const string Gap = "period-gap";

    // Dates nearer than this may leave out weekends and holidays.
    private const long LeastCheckedDays = 7;

    private const long LeastDaysOfAMonth = 28;

    private Period? _last;
    private decimal? _step;
    private long? _monthStep;

    /// <summary>Takes the next period and says what is wrong with it: a code, or null. A period that does not ascend is not
    /// taken.</summary>
    public string? Next(Period period)
    {
        if (_last is not { } last)
        {
            _last = period;
            return null;
        }

        if (period.Kind != last.Kind)
        {
            return Mixed;
        }

        if (period.Number <= last.Number)
        {
            return period.Number == last.Number ? Duplicate : NotAscending;
        }

        // The difference of two 64-bit integers may not fit one; a decimal holds it exactly.
        var step = (decimal)period.Number - last.Number;
        var monthStep = period.Month - last.Month;
        _last = period;
        if (_step is null)
        {
            (_step, _monthStep) = (step, monthStep);
            return null;
        }

        var isRegular = step == _step
            || (monthStep is > 0 && monthStep == _monthStep && (period.Kind != PeriodKind.Day || _step >= LeastDaysOfAMonth))
            || (period.Kind == PeriodKind.Day && _step < LeastCheckedDays);
        return isRegular ? null : Gap;
    }
}
