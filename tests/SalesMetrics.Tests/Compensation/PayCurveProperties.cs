using FsCheck.Xunit;
using SalesMetrics.Compensation;
using SalesMetrics.Organization;
using SalesMetrics.Tests.Support;
using static SalesMetrics.Tests.Compensation.Plans;

namespace SalesMetrics.Tests.Compensation;

[PayLaws(Arbitrary = [typeof(CompensationArbitraries)])]
public class PayCurveProperties
{
    [Property]
    public bool More_attainment_never_pays_less(PayCurve curve, Ratio one, Ratio other) =>
        one <= other ? curve.PayAt(one) <= curve.PayAt(other) : curve.PayAt(one) >= curve.PayAt(other);

    [Property]
    public bool Pay_stays_between_nothing_and_the_cap(PayCurve curve, Ratio attainment) =>
        curve.PayAt(attainment) >= Ratio.Zero
        && (curve.Cap is not { } cap || curve.PayAt(attainment) <= cap)
        && (attainment.Sign >= 0 || curve.PayAt(attainment) == Ratio.Zero);

    [Property]
    public bool The_rows_cover_every_attainment_once_and_say_what_is_paid(PayCurve curve, Ratio attainment)
    {
        var covering = curve.Rows()
            .Where(row => (row.From is not { } from || attainment >= from) && (row.Before is not { } before || attainment < before))
            .ToList();
        if (covering.Count == 0)
        {
            return attainment.Sign < 0 && curve.Segments[0].From == Ratio.Zero;
        }

        return covering.Count == 1
            && covering[0].Pay + (covering[0].Slope * (attainment - (covering[0].From ?? attainment))) == curve.PayAt(attainment);
    }

    [Property]
    public bool A_reading_pays_what_the_curve_pays(PayCurve curve, Ratio attainment) => curve.Read(attainment).Pay == curve.PayAt(attainment);

    [Property]
    public bool A_threshold_pays_nothing_below_and_the_same_from_there_on(PayCurve curve, Ratio threshold, Ratio attainment) =>
        threshold.Sign < 0
        || curve.WithThreshold(threshold).PayAt(attainment) == (attainment >= threshold ? curve.PayAt(attainment) : Ratio.Zero);

    [Property]
    public bool A_cap_takes_only_what_exceeds_it(PayCurve curve, Ratio attainment)
    {
        var open = PayCurve.Create(curve.Segments);
        var paid = open.PayAt(attainment);
        return open.WithCap(Percent(150)).PayAt(attainment) == (paid < Percent(150) ? paid : Percent(150));
    }

    [Property]
    public bool Interpolation_passes_through_its_points_and_never_falls_between_them(PayCurve curve, Ratio attainment)
    {
        var points = curve.Segments.Select(segment => new PayCurvePoint(segment.From, segment.Pay)).ToList();
        var drawn = PayCurve.Interpolated(points);
        var stepped = PayCurve.Steps(points);
        return points.TrueForAll(point => drawn.PayAt(point.Attainment) == point.Pay && stepped.PayAt(point.Attainment) == point.Pay)
            && drawn.PayAt(attainment) >= stepped.PayAt(attainment);
    }

    [Property]
    public bool Equal_clauses_make_equal_curves(PayCurve curve)
    {
        var again = PayCurve.Create(curve.Segments, curve.Cap);
        return curve.Equals(again) && curve.GetHashCode() == again.GetHashCode();
    }

    [Property]
    public bool A_component_is_paid_its_exact_share_to_half_a_cent(PayCurve curve, Ratio attainment, TargetCents target)
    {
        var pay = ComponentPayCalculator.Calculate(OfOne(curve), target.Amount, [attainment])[0];
        var exactCents = Ratio.Of(target.Value, 1) * curve.PayAt(attainment);
        var distance = Ratio.FromDecimal(pay.Amount.Amount * 100m) - exactCents;

        // Pay is never negative, so a tie has always gone up.
        return pay.Amount.IsWholeMinorUnits && distance <= Ratio.Of(1, 2) && distance > Ratio.Of(-1, 2);
    }

    [Property]
    public bool K_times_the_target_pays_k_times_as_much_up_to_the_rounding_of_the_lines(Plan plan, Ratio attainment, TargetCents target, byte k)
    {
        Ratio?[] attained = [.. plan.Components.Select(component => component.Scope == UnitKind.Manager ? (Ratio?)null : attainment)];
        var once = ComponentPayCalculator.Calculate(plan, target.Amount, [.. attained]);
        var scaled = ComponentPayCalculator.Calculate(plan, target.Amount * k, [.. attained]);

        // k roundings of half a cent on one side, one on the other.
        return once.Zip(scaled).All(pair => Math.Abs((pair.First.Amount.Amount * k) - pair.Second.Amount.Amount) * 100m <= (k + 1) / 2m);
    }

    [Property]
    public bool Weights_that_count_add_up_to_one_unless_all_are_left_out(Plan plan, Ratio attainment, byte undefined)
    {
        var pays = ComponentPayCalculator.Calculate(
            plan,
            Support.Facts.Usd(100m),
            [.. plan.Components.Select((_, i) => (undefined >> i & 1) == 1 ? (Ratio?)null : attainment)]);
        var sum = pays.Aggregate(Ratio.Zero, (total, pay) => total + pay.Weight);
        return sum == (pays.All(pay => pay.Basis is PayBasis.LeftOut) ? Ratio.Zero : Ratio.One);
    }
}
