using System.Numerics;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using SalesMetrics.Quotas;

namespace SalesMetrics.Tests.Quotas;

[Properties(Arbitrary = [typeof(AttainmentColumnsProperties)], MaxTest = 1_000)]
public class AttainmentColumnsProperties
{
    /// <summary>Columns of any length; a fifth of their amounts beside a limit of the arithmetic, the others of any number of bits.</summary>
    public static Arbitrary<AmountColumns> Columns() =>
        (from rows in (from credit in Amount from sign in Gen.Elements(1, -1) from quota in Quota from tie in Gen.Choose(0, 9) select Row(credit * sign, quota, tie)).ListOf()
         select new AmountColumns([.. rows.Select(row => row.Credit)], [.. rows.Select(row => row.Quota)])).ToArbitrary();

    [Property]
    public void Parts_per_million_are_the_exact_ratio_rounded_once(AmountColumns columns)
    {
        var expected = columns.Credits.Zip(columns.Quotas, Rounded).ToList();
        var actual = new long[columns.Credits.Length];

        // One row beyond 64 bits refuses the whole call, so such rows are asked one by one.
        if (expected.TrueForAll(one => one is not null))
        {
            AttainmentColumns.ToPartsPerMillion(columns.Credits, columns.Quotas, actual);
            Assert.Equal(expected.Select(one => one.GetValueOrDefault()), actual);
            return;
        }

        for (var row = 0; row < actual.Length; row++)
        {
            if (expected[row] is { } one)
            {
                AttainmentColumns.ToPartsPerMillion([columns.Credits[row]], [columns.Quotas[row]], actual.AsSpan(row, 1));
                Assert.Equal(one, actual[row]);
            }
            else
            {
                Assert.Throws<OverflowException>(
                    () => AttainmentColumns.ToPartsPerMillion([columns.Credits[row]], [columns.Quotas[row]], actual.AsSpan(row, 1)));
            }
        }
    }

    [Property]
    public void Whole_columns_and_single_rows_give_the_same(AmountColumns columns)
    {
        var credits = Array.ConvertAll(columns.Credits, credit => credit / 10_000_000);
        var whole = new long[credits.Length];
        AttainmentColumns.ToPartsPerMillion(credits, columns.Quotas, whole);

        Assert.Equal(whole, credits.Zip(columns.Quotas, (credit, quota) => Rounded(credit, quota).GetValueOrDefault()));
    }

    [Property]
    public void Estimates_are_as_near_as_promised(AmountColumns columns)
    {
        var actual = new double[columns.Credits.Length];
        AttainmentColumns.Estimate(columns.Credits, columns.Quotas, actual);

        Assert.All(columns.Credits.Zip(columns.Quotas, actual), row =>
        {
            var (credit, quota, estimate) = row;
            if (quota == 0)
            {
                Assert.Equal(double.NaN, estimate);
            }
            else
            {
                var exact = Ratio.Of(credit, quota);
                Assert.True(Math.Abs(estimate - exact.ToDouble()) <= Math.Abs(exact.ToDouble()) * 5e-16, $"{credit} / {quota}");
            }
        });
    }

    [Property]
    public void A_bound_is_reached_exactly_when_the_exact_ratio_reaches_it(AmountColumns columns, byte pick, sbyte beside, bool isLong)
    {
        // Often the attainment of a row, or one part in so many beside it; sometimes with terms of more than 64 bits.
        var row = columns.Credits.Length == 0 ? -1 : pick % columns.Credits.Length;
        var bound = row >= 0 && columns.Quotas[row] != 0 ? Ratio.Of(columns.Credits[row], columns.Quotas[row]) : Ratio.One;
        bound += Ratio.Of(Math.Sign(beside), BigInteger.Pow(10, isLong ? 40 : 9));
        var reached = new bool[columns.Credits.Length];
        var count = AttainmentColumns.MarkReached(columns.Credits, columns.Quotas, bound, reached);

        Assert.Equal(columns.Credits.Zip(columns.Quotas, (credit, quota) => quota != 0 && Ratio.Of(credit, quota) >= bound), reached);
        Assert.Equal(reached.Count(one => one), count);
    }

    [Fact]
    public void The_random_columns_reach_every_path()
    {
        var rows = Columns().Generator.Sample(200, 50).SelectMany(columns => columns.Credits.Zip(columns.Quotas)).ToList();

        Assert.Contains(rows, row => row.Second == 0);
        Assert.Contains(rows, row => row.First < 0);
        Assert.Contains(rows, row => row.Second != 0 && Rounded(row.First, row.Second) is null);
        Assert.InRange(rows.Count(row => row.Second != 0 && (BigInteger)row.First * 2_000_000 % row.Second == 0), 100, rows.Count);
    }

    private static long? Rounded(long credit, long quota)
    {
        if (quota == 0)
        {
            return AttainmentColumns.Undefined;
        }

        var doubled = (BigInteger.Abs(credit) * 2_000_000) + quota;
        var magnitude = doubled / (2 * (BigInteger)quota) * Math.Sign(credit);
        return BigInteger.Abs(magnitude) <= long.MaxValue ? (long)magnitude : null;
    }

    private static Gen<long> Amount =>
        Gen.OneOf(
            Gen.Elements(0L, 1, long.MaxValue / 1_000_000, (long.MaxValue / 1_000_000) + 1, 1_000_000_000_000_000, long.MaxValue),
            AnyBits, AnyBits, AnyBits, AnyBits);

    private static Gen<long> Quota =>
        Gen.OneOf(Gen.Elements(0L, 1, 2, 1L << 61, (1L << 61) + 1, 1_000_000_000_000_000, long.MaxValue), AnyBits, AnyBits, AnyBits, AnyBits);

    private static Gen<long> AnyBits =>
        from bits in Gen.Choose(1, 63)
        from high in Gen.Choose(0, int.MaxValue)
        from low in Gen.Choose(0, int.MaxValue)
        select (((long)high << 32) | (uint)low) >> (63 - bits);

    // One row in ten is a tie of half a part, where the amounts allow: quota 2,000,000 k and credit (2 p + 1) k.
    private static (long Credit, long Quota) Row(long credit, long quota, int tie)
    {
        var factor = (quota % 1_000_000_000) + 1;
        return tie == 0 ? (((credit % 1_000_000_000) | 1) * factor, 2_000_000 * factor) : (credit, quota);
    }
}

/// <summary>Credits and quotas, row by row.</summary>
public sealed record AmountColumns(long[] Credits, long[] Quotas);
