using System.Collections.Immutable;
using FsCheck;
using FsCheck.Fluent;
using SalesMetrics.Columns;

namespace SalesMetrics.Tests.Columns;

/// <summary>A small company in columns, and random facts of it, for the laws of statistics.</summary>
public static class StatisticsFacts
{
    /// <summary>January to March 2024 without February 10 to 20, so that a day can lie before, between and after.</summary>
    public static readonly PeriodTable Months = PeriodTable.Create(
    [
        Days("2024-01-01", "2024-01-31"), Days("2024-02-01", "2024-02-09"), Days("2024-02-21", "2024-02-29"), Days("2024-03-01", "2024-03-31"),
    ]);

    public static readonly PeriodTable Quarter = PeriodTable.Create([Days("2024-01-01", "2024-03-31")]);

    public static readonly Dimension Reps = Dimension.Create("Ada", "Bob", "Cem", "Dee");

    /// <summary>More than a word of bits.</summary>
    public static readonly Dimension Customers = Dimension.Create(Enumerable.Range(0, 70).Select(i => $"C{i}"));

    public static readonly ImmutableArray<Currency> Money = [Currency.Of("USD"), Currency.Of("JPY")];

    public static readonly TotalsShape Plain = TotalsShape.Create(Reps, Months, Money[0]);

    public static readonly TotalsShape ByCustomer = TotalsShape.Create(Reps, Customers, Months, Money);

    public static readonly TotalsShape ByCustomerInManyCurrencies =
        TotalsShape.Create(Reps, Customers, Months, [.. Money, .. Enumerable.Range(0, 118).Select(i => Currency.OfUnit($"unit-{i}"))]);

    public static readonly TotalsShape ByRep = TotalsShape.Create(Reps, null, Months, Money);

    public static readonly Grouping Teams = Grouping.Create(Reps, rep => rep is "Ada" or "Dee" ? "Red" : "Blue");

    private static readonly int FirstDay = DayNumber.Of(new LocalDate(2024, 1, 1));

    /// <summary>Everyday amounts with ties, zero, either sign, and the ends of the range.</summary>
    public static Gen<long> AnyAmount => Gen.OneOf(
        Gen.Choose(-5, 5).Select(amount => (long)amount),
        Gen.Choose(-1_000, 5_000_000).Select(amount => (long)amount),
        Gen.Elements(0L, long.MaxValue, long.MinValue, long.MaxValue - 1, long.MinValue + 1, 1L << 62, -(1L << 62)),
        from high in Gen.Choose(int.MinValue, int.MaxValue) from low in Gen.Choose(0, int.MaxValue) select ((long)high << 32) | (uint)low);

    public static Gen<Fact> AnyFact =>
        from row in Gen.Choose(0, Reps.Count - 1)
        from day in Gen.Choose(-3, 100)
        from amount in AnyAmount
        from outcome in Gen.Elements(FactOutcome.Won, FactOutcome.Won, FactOutcome.Lost, FactOutcome.Open)
        from customer in Gen.Choose(0, Customers.Count - 1)
        from currency in Gen.Choose(0, 1)
        select new Fact(row, FirstDay + day, amount, outcome, customer, (byte)currency);

    public static Arbitrary<CompanyFacts> Company() =>
        (from count in Gen.Choose(0, 200)
         from facts in AnyFact.ArrayOf(count)
         from seed in Gen.Choose(0, int.MaxValue)
         select new CompanyFacts([.. facts], seed)).ToArbitrary();

    public static Arbitrary<Amounts> SomeAmounts() =>
        (from count in Gen.Choose(1, 300) from amounts in AnyAmount.ArrayOf(count) select new Amounts([.. amounts])).ToArbitrary();

    /// <summary>Facts as columns; the block must outlive them.</summary>
    public static FactBlock Block(IReadOnlyCollection<Fact> facts, bool hasSeconds = true, bool hasCurrencies = true)
    {
        var block = new FactBlock(Math.Max(1, facts.Count), hasSeconds, hasCurrencies);
        foreach (var (i, fact) in facts.Index())
        {
            (block.Rows[i], block.Days[i], block.Amounts[i], block.Outcomes[i]) = (fact.Row, fact.Day, fact.MinorUnits, fact.Outcome);
            if (hasSeconds)
            {
                block.Seconds[i] = fact.Second;
            }

            if (hasCurrencies)
            {
                block.Currencies[i] = fact.Currency;
            }
        }

        return block;
    }

    /// <summary>A won fact on a day of 2024 counted from 0.</summary>
    public static Fact Won(int row, int day, long amount, int second = 0, byte currency = 0) =>
        new(row, FirstDay + day, amount, FactOutcome.Won, second, currency);

    /// <summary>The facts won of one cell, slowly.</summary>
    public static IEnumerable<Fact> WonIn(IEnumerable<Fact> facts, int row, int period, int second, int currency) =>
        facts.Where(fact =>
            fact.Outcome == FactOutcome.Won && fact.Row == row && fact.Second == second && fact.Currency == currency
            && Months.IndexOf(DayNumber.ToDate(fact.Day)) == period);

    private static DateInterval Days(string first, string last) => Support.Facts.Days(first, last);
}

/// <summary>Amounts in minor units, at least one.</summary>
public sealed record Amounts(ImmutableArray<long> Values)
{
    public override string ToString() => string.Join(" ", Values);
}

/// <summary>Facts, and a seed by which they are torn apart and put together again.</summary>
public sealed record CompanyFacts(ImmutableArray<Fact> Values, int Seed)
{
    /// <summary>Deals the facts out to some hands in random order, lets each make something of its own, and merges those in a random tree.</summary>
    /// <param name="make">Makes something of facts with their positions in <see cref="Values"/>.</param>
    /// <param name="merge">Puts two together.</param>
    public T TornAndMerged<T>(Func<(Fact Fact, long Position)[], T> make, Func<T, T, T> merge)
    {
        var random = new Random(Seed);
        var order = Values.Select((fact, i) => (Fact: fact, Position: (long)i)).ToArray();
        random.Shuffle(order);
        var hands = Enumerable.Range(0, random.Next(1, 6)).Select(_ => new List<(Fact, long)>()).ToArray();
        foreach (var dealt in order)
        {
            hands[random.Next(hands.Length)].Add(dealt);
        }

        var made = hands.Select(hand => make([.. hand])).ToList();
        while (made.Count > 1)
        {
            var (one, other) = (random.Next(made.Count), random.Next(made.Count - 1));
            var first = made[one];
            made.RemoveAt(one);
            made[other] = merge(made[other], first);
        }

        return made[0];
    }

    public override string ToString() => $"seed {Seed}: {string.Join(Environment.NewLine, Values)}";
}
