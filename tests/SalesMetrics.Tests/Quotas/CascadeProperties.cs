using System.Collections.Immutable;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using SalesMetrics.Organization;
using SalesMetrics.Quotas;
using static SalesMetrics.Tests.Support.Facts;

namespace SalesMetrics.Tests.Quotas;

[Properties(Arbitrary = [typeof(CascadeProperties)], MaxTest = 300)]
public class CascadeProperties
{
    /// <summary>A tree of two levels with weights, floors and ceilings, and a total that can be shared.</summary>
    public sealed record Sharing(long Steps, int Step, CascadeUnit Top)
    {
        public Money Total => Usd(Steps * Step);

        public Cascade Cascade => CascadeCalculator.Calculate(Total, Top, Usd(Step));
    }

    public static Arbitrary<Sharing> Arbitrary() => Arb.From(
        from steps in Gen.Choose(200, 100_000)
        from step in Gen.Elements(1, 5, 100)
        from over in Gen.Choose(0, 30)
        from units in Gen.Choose(1, 5).SelectMany(count => Gen.CollectToArray(Enumerable.Range(0, count), i => Unit("U" + i, step, over)))
        select new Sharing(steps, step, new CascadeUnit { Unit = SalesUnit.Company, Parts = [.. units] }));

    [Property]
    public bool At_every_level_the_parts_add_up_to_what_is_passed_on(Sharing sharing) => sharing.Cascade.Lines.All(line =>
        line.Assigned is not { } assigned
        || assigned == Usd(sharing.Step).RoundedShare(Ratio.Of(Rounded((line.Amount / Usd(sharing.Step)) * (Ratio.One + line.OverAssignment)), 1)));

    [Property]
    public bool Every_part_is_whole_within_its_bounds_and_less_than_one_step_from_its_exact_share(Sharing sharing) =>
        sharing.Cascade.Top.Lines.Zip(sharing.Top.Parts).All(pair =>
            (pair.First.Amount / Usd(sharing.Step)).Denominator == 1
            && pair.First.Amount >= (pair.Second.Floor ?? Usd(0m))
            && (pair.Second.Ceiling is not { } ceiling || pair.First.Amount <= ceiling)
            && Distance(pair.First) < Ratio.Of(sharing.Step, 1));

    [Property]
    public bool Parts_that_no_bound_decides_are_in_proportion_to_their_weights(Sharing sharing)
    {
        var free = sharing.Cascade.Top.Lines.Where(line => line.Bound == CascadeBound.Weight).ToArray();
        return free.All(one => free.All(other => one.ExactAmount * other.Weight == other.ExactAmount * one.Weight));
    }

    [Property]
    public bool What_a_share_states_gives_the_exact_part_again(Sharing sharing) => sharing.Cascade.Lines.All(line => line.Share is not { } share
        || (Ratio.FromDecimal(line.Amount.Amount) == line.ExactAmount + line.Rounding
            && (line.Bound switch
            {
                CascadeBound.Floor => line.Floor?.Amount ?? 0m,
                CascadeBound.Ceiling => line.Ceiling!.Value.Amount,
                _ => (decimal?)null,
            } is { } held
                ? line.ExactAmount == Ratio.FromDecimal(held)
                : line.ExactAmount == Ratio.FromDecimal(share.Free.Amount) * line.Weight / share.FreeWeight)));

    /// <summary>People by team and region, drawn; who is moved goes to another team of another region.</summary>
    [Property]
    public bool Moving_a_rep_never_changes_the_company_total_nor_what_people_get_together(PositiveInt seed, PositiveInt total)
    {
        var random = new Random(seed.Get);
        var people = Enumerable.Range(0, random.Next(1, 8)).Select(i => (Id: "P" + i, Team: random.Next(3))).ToArray();
        var moved = people.Select((person, i) => i == 0 ? (person.Id, Team: (person.Team + 1) % 3) : person);
        return Sums(people).SequenceEqual(Sums(moved));

        IEnumerable<decimal> Sums(IEnumerable<(string Id, int Team)> assigned)
        {
            var organization = SalesOrganization.Create(assigned.Select(one => Works(one.Id, "T" + one.Team, "2017-01-01")));
            var day = Day("2017-06-30");
            var levels = ImmutableArray.Create(UnitKind.Territory, UnitKind.Team, UnitKind.Payee);
            var lines = CascadeCalculator
                .Calculate(Usd(total.Get / 100m), CascadeTree.Create(organization, day, levels, CascadeWeights.ByHeadcount(organization, day))).Lines.ToList();
            return ((UnitKind[])[UnitKind.Company, .. levels]).Select(kind => lines.Where(line => line.Unit.Kind == kind).Sum(line => line.Amount.Amount));
        }
    }

    [Property]
    public bool The_order_of_the_parts_does_not_matter(Sharing sharing)
    {
        var reversed = new CascadeUnit { Unit = sharing.Top.Unit, Parts = [.. sharing.Top.Parts.Reverse()] };
        return sharing.Cascade.Explain().ToString() == CascadeCalculator.Calculate(sharing.Total, reversed, Usd(sharing.Step)).Explain().ToString();
    }

    [Property]
    public bool Without_bounds_a_cascade_is_the_allocation_by_weights(Sharing sharing)
    {
        var plain = new CascadeUnit
        {
            Unit = SalesUnit.Company,
            Parts = [.. sharing.Top.Parts.Select(part => new CascadeUnit { Unit = part.Unit, Weight = part.Weight })],
        };
        return CascadeCalculator.Calculate(sharing.Total, plain).Top.Lines.Select(line => line.Amount)
            .SequenceEqual(sharing.Total.Allocate([.. plain.Parts.Select(part => part.Weight)]));
    }

    // Floors of at most 20 steps for at most five units fit into 200; half the units have no ceiling, and the last resort is that all do.
    private static Gen<CascadeUnit> Unit(string id, int step, int over) =>
        from weight in Gen.Choose(1, 50)
        from floor in Gen.Choose(0, 20)
        from room in Gen.Choose(0, 60_000)
        from bounds in Gen.Choose(0, 3)
        from people in Gen.Choose(0, 4)
        select new CascadeUnit
        {
            Unit = SalesUnit.Team(id),
            Weight = Ratio.Of(weight, 7),
            Floor = bounds % 2 == 1 ? Usd(floor * step) : null,
            Ceiling = bounds >= 2 && id != "U0" ? Usd((floor + room) * step) : null,
            OverAssignment = Ratio.Of(over, 100),
            Parts = [.. Enumerable.Range(0, people).Select(i => new CascadeUnit { Unit = SalesUnit.Payee(id + i), Weight = Ratio.Of(i + 1, 1) })],
        };

    private static System.Numerics.BigInteger Rounded(Ratio value) =>
        new(decimal.Round(value.ToDecimal(), MidpointRounding.AwayFromZero));

    private static Ratio Distance(CascadeLine line)
    {
        var difference = line.ExactAmount - Ratio.FromDecimal(line.Amount.Amount);
        return difference.Sign < 0 ? -difference : difference;
    }
}
