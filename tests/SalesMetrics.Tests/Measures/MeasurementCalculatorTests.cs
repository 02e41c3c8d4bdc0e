using SalesMetrics.Crediting;
using SalesMetrics.Measures;
using SalesMetrics.Organization;
using static SalesMetrics.Tests.Support.Facts;

namespace SalesMetrics.Tests.Measures;

public class MeasurementCalculatorTests
{
    private static readonly DateInterval January = Days("2024-01-01", "2024-01-31");
    private static readonly DateInterval March = Days("2024-03-01", "2024-03-31");

    private static readonly CreditBook Book = Credits(
        SalesOrganization.Create(Works("Ada", "Red", "2024-01-01"), Works("Bob", "Blue", "2024-01-01"), Works("Cem", "Red", "2024-01-01")),
        Sale("T1", "Ada", "2024-01-01", 100m) with { ProductId = "P" },
        Sale("T2", "Ada", "2024-01-31", 20m),
        Sale("T3", "Bob", "2024-02-15", 3_000m),
        Sale("T4", "Bob", "2024-03-01", 400m) with { Split = CreditSplit.Create([new("Bob", Ratio.One)], new CreditShare("Cem", Ratio.One)) },
        Correction("T5", "T1", "2024-03-31", -30m));

    [Fact]
    public void Credits_are_added_up_by_unit_and_window_both_ends_included()
    {
        var teams = MeasurementCalculator.Calculate(Book, Measure.Bookings, UnitKind.Team, [January, March]);

        Assert.Equal([SalesUnit.Team("Blue"), SalesUnit.Team("Red")], teams.Units.AsEnumerable());
        Assert.Equal(Usd(100m + 20m), teams.Of(SalesUnit.Team("Red"), January).Amount);
        Assert.Equal(Usd(-30m), teams.Of(SalesUnit.Team("Red"), March).Amount);
        Assert.Equal(Usd(400m), teams.Of(SalesUnit.Team("Blue"), March).Amount);
        Assert.Equal(
            [(SalesUnit.Team("Blue"), March), (SalesUnit.Team("Red"), January), (SalesUnit.Team("Red"), March)],
            teams.All.Select(one => (one.Unit, one.Window)));
    }

    [Fact]
    public void A_unit_without_credits_has_sold_nothing()
    {
        var teams = MeasurementCalculator.Calculate(Book, Measure.Bookings, UnitKind.Team, [January, March]);

        Assert.Equal(Usd(0m), teams.Of(SalesUnit.Team("Blue"), January).Amount);
        Assert.Empty(teams.Of(SalesUnit.Team("Green"), January).Credits);
    }

    [Fact]
    public void What_was_not_measured_is_not_answered_with_zero()
    {
        var teams = MeasurementCalculator.Calculate(Book, Measure.Bookings, UnitKind.Team, [January, March]);

        var window = Assert.Throws<ArgumentException>(() => teams.Of(SalesUnit.Team("Red"), Days("2024-01-01", "2024-03-31")));
        Assert.Equal("window", window.ParamName);
        Assert.Contains("2024-01-01 to 2024-03-31", window.Message, StringComparison.Ordinal);
        Assert.Equal("unit", Assert.Throws<ArgumentException>(() => teams.Of(SalesUnit.Company, January)).ParamName);
        Assert.Equal("window", Assert.Throws<ArgumentNullException>(() => teams.Of(SalesUnit.Team("Red"), null!)).ParamName);
    }

    [Fact]
    public void An_overlay_counts_for_its_payee_alone()
    {
        Assert.Equal(Usd(400m), MeasurementCalculator.Calculate(Book, Measure.Bookings, UnitKind.Payee, [March]).Of(SalesUnit.Payee("Cem"), March).Amount);
        Assert.Equal(
            Usd(400m - 30m), MeasurementCalculator.Calculate(Book, Measure.Bookings, UnitKind.Company, [March]).Of(SalesUnit.Company, March).Amount);
    }

    [Fact]
    public void A_measure_of_one_product_leaves_the_others_out()
    {
        var product = new Measure { Id = "p", Name = "Bookings of P", ProductId = "P" };

        Assert.Equal(Usd(100m), MeasurementCalculator.Calculate(Book, product, UnitKind.Company, [January]).Of(SalesUnit.Company, January).Amount);
        Assert.Contains(" of P,", product.Definition, StringComparison.Ordinal);
        Assert.Equal(Measure.Bookings, new Measure { Id = "bookings", Name = "Bookings" });
        Assert.Throws<ArgumentException>(() => new Measure { Id = "", Name = "" });
        Assert.Equal("credit", Assert.Throws<ArgumentNullException>(() => product.Includes(null!)).ParamName);
    }

    [Fact]
    public void No_windows_measure_nothing()
    {
        var none = MeasurementCalculator.Calculate(Book, Measure.Bookings, UnitKind.Team, []);

        Assert.Empty(none.All);
        Assert.Empty(none.Units);
    }

    [Fact]
    public void A_measurement_shows_the_credits_it_is_made_of()
    {
        var working = MeasurementCalculator.Calculate(Book, Measure.Bookings, UnitKind.Team, [January]).Of(SalesUnit.Team("Red"), January).Explain();

        Assert.Equal(["T1", "T2"], working.Lines.Select(line => line.SourceId));
        Assert.StartsWith("Bookings of Team:Red 2024-01-01 to 2024-01-31: 120.00 USD", working.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Windows_that_overlap_or_run_backwards_are_refused()
    {
        AssertRefused([March, January]);
        AssertRefused([January, Days("2024-01-31", "2024-02-10")]);
        AssertRefused(default);
        AssertRefused([January, null!]);

        static void AssertRefused(System.Collections.Immutable.ImmutableArray<DateInterval> windows) =>
            Assert.Equal(
                "windows", Assert.Throws<ArgumentException>(() => MeasurementCalculator.Calculate(Book, Measure.Bookings, UnitKind.Team, windows)).ParamName);
    }

    [Fact]
    public void Missing_arguments_are_named()
    {
        Assert.Equal("credits", Assert.Throws<ArgumentNullException>(() => MeasurementCalculator.Calculate(null!, Measure.Bookings, UnitKind.Team, [])).ParamName);
        Assert.Equal("measure", Assert.Throws<ArgumentNullException>(() => MeasurementCalculator.Calculate(Book, null!, UnitKind.Team, [])).ParamName);
        Assert.Equal("kind", Assert.Throws<ArgumentOutOfRangeException>(() => MeasurementCalculator.Calculate(Book, Measure.Bookings, (UnitKind)9, [])).ParamName);
    }
}
