namespace SalesMetrics.Forecasting.Calls;

/// <summary>How forecasts are held against what came.</summary>
public sealed record ForecasterOptions
{
    /// <summary>The forecaster all others are compared with, usually the naive model: what a forecast adds is what it adds to this one.</summary>
    public string YardstickId
    {
        get;
        init
        {
            ArgumentException.ThrowIfNullOrWhiteSpace(value);
            field = value;
        }
    } = "naive";

    /// <summary>How many days before the first day of its period a forecast must have been made to count; the latest that was counts. 1 unless set: made
    /// before the period began. 0 counts those of its first day, negative numbers such as were made within it.</summary>
    public int LeastLeadDays { get; init; } = 1;

    /// <summary>The level of the interval of the bias, above 0 and below 1; a bias is stated when 0 is outside of it.</summary>
    public double Level
    {
        get;
        init
        {
            field = value > 0 && value < 1
                ? value
                : throw new ArgumentOutOfRangeException(nameof(value), value, "A level is above 0 and below 1: write 0.95, not 95.");
        }
    } = 0.95;

    /// <summary>How many periods are needed for a verdict, at least 3; 6 unless set.</summary>
    public int LeastPeriods
    {
        get;
        init
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(value, 3);
            field = value;
        }
    } = 6;
}
