namespace SalesMetrics.Forecasting.Hierarchies;

/// <summary>Rounds values so that their sums are exact in any order.</summary>
internal static class ExactGrid
{
    /// <summary>Rounds to whole multiples of a power of two so coarse that the sum of all magnitudes has at most 52 bits, and no coarser.</summary>
    /// <exception cref="OverflowException">The values add up to more than a double holds.</exception>
    public static void Round(Span<double> values)
    {
        var total = 0.0;
        foreach (var value in values)
        {
            total += Math.Abs(value);
        }

        if (!double.IsFinite(total))
        {
            throw new OverflowException("The reconciled forecasts add up to more than a double holds: use a larger unit.");
        }

        if (total == 0)
        {
            values.Clear();
            return;
        }

        // Rounding up half a unit each may carry the sum over the next power of two, for which one bit is spare.
        var exponent = Math.Max(Math.ILogB(total) - 50, -1_022);
        foreach (ref var value in values)
        {
            // Adding zero makes minus zero zero.
            value = Math.ScaleB(Math.Round(Math.ScaleB(value, -exponent)), exponent) + 0.0;
        }
    }
}
