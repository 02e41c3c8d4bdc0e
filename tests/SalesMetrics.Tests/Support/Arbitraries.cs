using System.Collections.Immutable;
using System.Numerics;
using FsCheck;
using FsCheck.Fluent;
using SalesMetrics.Organization;
using SalesMetrics.Transactions;

namespace SalesMetrics.Tests.Support;

/// <summary>Random values of the vocabulary, for laws that must hold for all of them.</summary>
/// <remarks>
/// <para>Mark a class of laws with <c>[Properties(Arbitrary = [typeof(Arbitraries)])]</c> and take the types below as parameters. Compose
/// the public generators when a law needs more, such as <c>from money in Arbitraries.PayableMoney ...</c>.</para>
/// <para>The odd values are drawn on purpose, not by luck: zero, one minor unit, the ends of a decimal, thirds, ties, weights of zero,
/// people who were assigned to no team, moves, reversals and corrections of corrections.</para>
/// </remarks>
public static class Arbitraries
{
    /// <summary>Currencies of 2, 0, 3 and 4 decimals.</summary>
    public static readonly ImmutableArray<Currency> Currencies =
        [Currency.Of("USD"), Currency.Of("EUR"), Currency.Of("JPY"), Currency.Of("KWD"), Currency.Of("CLF")];

    /// <summary>The people of the random companies, and of their sales: more than are ever assigned.</summary>
    public static readonly ImmutableArray<string> People = ["Ada", "Bob", "Cem", "Dee", "Eve"];

    private static readonly ImmutableArray<string> Teams = ["Red", "Blue", ""];

    private static readonly ImmutableArray<string> Territories = ["North", "South", ""];

    // Twelve months, so that moves, sales and corrections meet in every order.
    private static readonly LocalDate FirstDay = new(2024, 1, 1);

    /// <summary>A currency of 0 to 4 decimals.</summary>
    public static Gen<Currency> AnyCurrency => Gen.Elements(Currencies.ToArray());

    /// <summary>Any decimal: small and plain, of every scale, or at the ends of the range.</summary>
    public static Gen<decimal> AnyDecimal => Gen.OneOf(
        Gen.Choose(-100_000, 100_000).Select(cents => cents / 100m),
        from low in Gen.Choose(int.MinValue, int.MaxValue)
        from middle in Gen.Choose(int.MinValue, int.MaxValue)
        from high in Gen.Elements(0, 0, 1, int.MaxValue, -1)
        from negative in Gen.Elements(true, false)
        from scale in Gen.Choose(0, 28)
        select new decimal(low, middle, high, negative, (byte)scale),
        Gen.Elements(0m, 1m, -1m, 0.0000000000000000000000000001m, decimal.MaxValue, decimal.MinValue, 7.9228162514264337593543950335m, -0.00m));

    /// <summary>Any amount of any of the currencies, with fractions of minor units and huge ones too.</summary>
    public static Gen<Money> AnyMoney => from amount in AnyDecimal from currency in AnyCurrency select new Money(amount, currency);

    /// <summary>An amount in whole minor units: nothing, one unit, everyday sums, and up to nine quintillion units; of either sign.</summary>
    public static Gen<Money> PayableMoney =>
        from units in Gen.OneOf(
            Gen.Choose(-1_000_000, 1_000_000).Select(units => (long)units),
            Gen.Elements(0L, 1L, -1L, long.MaxValue, long.MinValue),
            from high in Gen.Choose(int.MinValue, int.MaxValue) from low in Gen.Choose(0, int.MaxValue) select ((long)high << 32) | (uint)low)
        from currency in AnyCurrency
        select Money.FromMinorUnits(units, currency);

    /// <summary>A fraction of either sign: zero, simple, with a large prime below, a decimal's, or of terms beyond a decimal.</summary>
    public static Gen<Ratio> AnyRatio => Gen.OneOf(
        from numerator in Gen.Choose(-50, 50) from denominator in Gen.Choose(1, 12) select Ratio.Of(numerator, denominator),
        from numerator in Gen.Choose(int.MinValue, int.MaxValue)
        from denominator in Gen.Elements(1, 91, 1_000_000_007, int.MaxValue)
        select Ratio.Of(numerator, denominator),
        AnyDecimal.Select(Ratio.FromDecimal),
        from numerator in Gen.Choose(-9, 9)
        from power in Gen.Choose(1, 40)
        from offset in Gen.Choose(-1, 1)
        select Ratio.Of((numerator * BigInteger.Pow(10, power)) + offset, BigInteger.Pow(10, power / 2) + 3));

    /// <summary>One to eight weights, at least one above zero; zeros, equal ones and thirds among them.</summary>
    public static Gen<ImmutableArray<Ratio>> AnyWeights =>
        from first in Weight.Where(weight => weight.Sign > 0)
        from others in Gen.Choose(0, 7).SelectMany(count => Weight.ArrayOf(count))
        from place in Gen.Choose(0, others.Length)
        select ImmutableArray.Create(others).Insert(place, first);

    /// <summary>A day from 1 January to 30 December 2024.</summary>
    public static Gen<LocalDate> AnyDay => Gen.Choose(0, 364).Select(days => FirstDay.PlusDays(days));

    /// <summary>A split among one to four of <see cref="People"/>, shares of any denominator, with up to two overlays.</summary>
    public static Gen<CreditSplit> AnySplit =>
        from sellers in Gen.Shuffle(People.ToArray())
        from sellerCount in Gen.Choose(1, 4)
        from parts in Gen.Choose(1, 9).ArrayOf(sellerCount)
        from overlays in Gen.Shuffle(People.ToArray())
        from overlayCount in Gen.Elements(0, 0, 1, 2)
        from overlayShare in Gen.Elements(Ratio.One, Ratio.Of(1, 2), Ratio.Of(1, 3))
        select CreditSplit.Create(
            parts.Select((part, i) => new CreditShare(sellers[i], Ratio.Of(part, parts.Sum()))),
            overlays.Take(overlayCount).Select(payee => new CreditShare(payee, overlayShare)));

    /// <summary>Up to four of <see cref="People"/>, each with one or two assignments, perhaps with a gap, perhaps leaving.</summary>
    public static Gen<SalesOrganization> AnyOrganization =>
        from size in Gen.Choose(0, 4)
        from histories in History.ArrayOf(size)
        select SalesOrganization.Create(histories.SelectMany((history, i) => history.Select(assignment => assignment with { PayeeId = People[i] })));

    /// <summary>
    /// Entries in dollars that all fit: sales with random splits, corrections of them and of one another, some of which state a split of
    /// their own, and full reversals. In random order.
    /// </summary>
    public static Gen<ImmutableArray<Transaction>> AnyEntries =>
        from count in Gen.Choose(0, 12)
        from drafts in Draft.ArrayOf(count)
        from order in Gen.Shuffle(Enumerable.Range(0, count).ToArray())
        select Written(drafts, order);

    /// <summary>Entries of which some do not fit: ids given twice, corrections of nothing or in a circle, other currencies, no seller.</summary>
    public static Gen<ImmutableArray<Transaction>> DoubtfulEntries =>
        from count in Gen.Choose(0, 12)
        from entries in DoubtfulEntry.ArrayOf(count)
        select entries.ToImmutableArray();

    private static Gen<Ratio> Weight => Gen.OneOf(
        Gen.Choose(0, 5).Select(weight => Ratio.Of(weight, 1)),
        Gen.Elements(Ratio.Zero, Ratio.Of(1, 3), Ratio.Of(2, 3), Ratio.Of(1, 1_000_000_007), Ratio.Of(1_000_000_007, 2)),
        Gen.Choose(0, 10_000).Select(weight => Ratio.FromPercent(weight / 100m)));

    private static Gen<ImmutableArray<Assignment>> History =>
        from start in Gen.Choose(-100, 200)
        from days in Gen.Choose(1, 150)
        from gap in Gen.Elements(0, 0, 0, 1, 30)
        from moves in Gen.Elements(true, false)
        from leaves in Gen.Elements(true, false)
        from first in Place
        from second in Place
        let ends = FirstDay.PlusDays(start + days - 1)
        let starts = ends.PlusDays(1 + gap)
        select moves
            ? ImmutableArray.Create(
                first with { From = FirstDay.PlusDays(start), To = ends },
                second with { From = starts, To = leaves ? starts.PlusDays(days) : null })
            : [first with { From = FirstDay.PlusDays(start), To = leaves ? ends : null }];

    private static Gen<Assignment> Place =>
        from team in Gen.Elements(Teams.ToArray())
        from territory in Gen.Elements(Territories.ToArray())
        select new Assignment
        {
            PayeeId = "nobody yet",
            From = FirstDay,
            Role = "Account Executive",
            TeamId = team,
            ManagerId = team.Length == 0 ? "" : "Head of " + team,
            TerritoryId = territory,
        };

    private static Gen<EntryDraft> Draft =>
        from corrects in Gen.Elements(true, false)
        from earlier in Gen.Choose(0, 1_000)
        from days in Gen.Choose(0, 40)
        from cents in Gen.OneOf(Gen.Choose(-10_000, 100_000), Gen.Choose(-2_000_000_000, 2_000_000_000))
        from reverses in Gen.Elements(true, false)
        from split in AnySplit
        from statesSplit in Gen.Elements(true, false, false)
        select new EntryDraft(corrects, earlier, days, cents, reverses, split, statesSplit);

    private static Gen<Transaction> DoubtfulEntry =>
        from id in Gen.Choose(0, 9)
        from corrects in Gen.Choose(-10, 10)
        from day in Gen.Choose(0, 3)
        from money in PayableMoney
        from split in AnySplit
        from hasSplit in Gen.Elements(true, true, false)
        select new Transaction
        {
            Id = $"T{id}",
            CorrectsId = corrects < 0 ? null : $"T{corrects}",
            Date = FirstDay.PlusDays(day),
            Amount = money.Currency.MinorUnits == 2 ? money : Facts.Usd(1m),
            Split = hasSplit ? split : null,
        };

    /// <summary>Any amount.</summary>
    public static Arbitrary<Money> Moneys() => AnyMoney.ToArbitrary();

    /// <summary>An amount in whole minor units.</summary>
    public static Arbitrary<Payable> Payables() => PayableMoney.Select(value => new Payable(value)).ToArbitrary();

    /// <summary>Any fraction.</summary>
    public static Arbitrary<Ratio> Ratios() => AnyRatio.ToArbitrary();

    /// <summary>Weights to allocate by.</summary>
    public static Arbitrary<Weights> AllWeights() => AnyWeights.Select(values => new Weights(values)).ToArbitrary();

    /// <summary>A day of 2024.</summary>
    public static Arbitrary<LocalDate> Days() => AnyDay.ToArbitrary();

    /// <summary>Who sold it.</summary>
    public static Arbitrary<CreditSplit> Splits() => AnySplit.ToArbitrary();

    /// <summary>Who was where.</summary>
    public static Arbitrary<SalesOrganization> Organizations() => AnyOrganization.ToArbitrary();

    /// <summary>Entries that all fit.</summary>
    public static Arbitrary<FittingEntries> Fitting() => AnyEntries.Select(values => new FittingEntries(values)).ToArbitrary();

    /// <summary>Entries of which some do not fit.</summary>
    public static Arbitrary<AnyOldEntries> Doubtful() => DoubtfulEntries.Select(values => new AnyOldEntries(values)).ToArbitrary();

    /// <summary>A value that changes up to six times in 2024, and an interval that may begin before and end after all of it.</summary>
    public static Arbitrary<DatedValue> DatedValues() => (
        from count in Gen.Choose(1, 6)
        from days in Gen.Choose(0, 364).ArrayOf(count)
        from start in Gen.Choose(-60, 400)
        from length in Gen.Choose(0, 400)
        select new DatedValue(
            EffectiveDated.Create(days.Distinct().Select((day, i) => new EffectiveValue<int>(FirstDay.PlusDays(day), i))),
            new DateInterval(FirstDay.PlusDays(start), FirstDay.PlusDays(start + length)))).ToArbitrary();

    private static ImmutableArray<Transaction> Written(EntryDraft[] drafts, int[] order)
    {
        var entries = new List<Transaction>(drafts.Length);
        foreach (var draft in drafts)
        {
            // Ids do not follow the order in time, so that sorting by the one never hides a fault of the other.
            var id = $"T{order[entries.Count]:00}";
            if (!draft.Corrects || entries.Count == 0)
            {
                entries.Add(new Transaction
                {
                    Id = id,
                    Date = FirstDay.PlusDays(draft.Days * 9),
                    Amount = Money.FromMinorUnits(draft.Cents, Facts.Dollar),
                    Split = draft.Split,
                });
                continue;
            }

            var corrected = entries[draft.Earlier % entries.Count];
            entries.Add(new Transaction
            {
                Id = id,
                CorrectsId = corrected.Id,
                Date = corrected.Date.PlusDays(draft.Days),
                Amount = draft.Reverses ? -corrected.Amount : Money.FromMinorUnits(draft.Cents, Facts.Dollar),
                Split = draft.StatesSplit ? draft.Split : null,
            });
        }

        return [.. order.Select(i => entries[i])];
    }

    private sealed record EntryDraft(bool Corrects, int Earlier, int Days, int Cents, bool Reverses, CreditSplit Split, bool StatesSplit);
}

/// <summary>An amount in whole minor units.</summary>
public sealed record Payable(Money Value);

/// <summary>Weights to allocate by: none negative, not all zero.</summary>
public sealed record Weights(ImmutableArray<Ratio> Values)
{
    /// <inheritdoc />
    public override string ToString() => string.Join(" / ", Values.Select(weight => $"{weight.Numerator}:{weight.Denominator}"));
}

/// <summary>Entries that all fit together, in random order.</summary>
public sealed record FittingEntries(ImmutableArray<Transaction> Values)
{
    /// <summary>The journal they make.</summary>
    public TransactionJournal Journal => TransactionJournal.Create(Values).Value;

    /// <inheritdoc />
    public override string ToString() => string.Join(Environment.NewLine, Values);
}

/// <summary>Entries as careless systems write them.</summary>
public sealed record AnyOldEntries(ImmutableArray<Transaction> Values)
{
    /// <inheritdoc />
    public override string ToString() => string.Join(Environment.NewLine, Values);
}

/// <summary>A value that changes over time and an interval to cut by it.</summary>
public sealed record DatedValue(EffectiveDated<int> Value, DateInterval Interval);
