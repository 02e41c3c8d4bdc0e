namespace SalesMetrics.Quotas;

/// <summary>How one part of a goal was found: everything needed to redo it by hand.</summary>
/// <param name="Passed">What the unit above passed on to all its parts, over-assignment included.</param>
/// <param name="WeightOfAll">The weights of all the parts together.</param>
/// <param name="Free">What the floors and ceilings that held left to the other parts; <paramref name="Passed"/> when none did.</param>
/// <param name="FreeWeight">The weights of those other parts together; zero when floors and ceilings decided every part.</param>
public sealed record CascadeShare(Money Passed, Ratio WeightOfAll, Money Free, Ratio FreeWeight)
{
    internal string Rule(Ratio weight, CascadeBound bound)
    {
        var byWeight = WeightOfAll.Sign == 0 ? Ratio.Zero : Ratio.FromDecimal(Passed.Amount) * weight / WeightOfAll;
        return bound switch
        {
            CascadeBound.Weight when Free == Passed => Invariant($"weight {Short(weight)} of {Short(WeightOfAll)} x {Passed} = {Short(byWeight)}"),
            CascadeBound.Weight =>
                Invariant($"weight {Short(weight)} of {Short(FreeWeight)} x {Free} that floors and ceilings leave = ")
                    + (FreeWeight.Sign == 0 ? "0" : Short(Ratio.FromDecimal(Free.Amount) * weight / FreeWeight)),
            CascadeBound.Floor when weight.Sign == 0 => "no weight, so its floor or nothing",
            CascadeBound.Floor => Invariant($"at its floor; weight {Short(weight)} of {Short(WeightOfAll)} x {Passed} = {Short(byWeight)}"),
            _ => Invariant($"at its ceiling; weight {Short(weight)} of {Short(WeightOfAll)} x {Passed} = {Short(byWeight)}"),
        };
    }

    /// <summary>A number for a reader, with at most four decimals.</summary>
    internal static string Short(Ratio value) => value.ToDecimal(4).ToString("0.####", CultureInfo.InvariantCulture);
}
