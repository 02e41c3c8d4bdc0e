using SalesMetrics.Organization;
using static SalesMetrics.Tests.Support.Facts;

namespace SalesMetrics.Tests.Organization;

public class SalesOrganizationTests
{
    private static readonly SalesOrganization Company = SalesOrganization.Create(
        Works("Bob", "Red", "2024-01-01"),
        Works("Ada", "Blue", "2024-07-01"),
        Works("Ada", "Red", "2024-01-01", "2024-03-31"));

    [Fact]
    public void Both_ends_of_an_assignment_are_part_of_it()
    {
        Assert.False(Company.TryGetOn(Day("2023-12-31"), "Ada", out _));
        Assert.True(Company.TryGetOn(Day("2024-01-01"), "Ada", out var first));
        Assert.Equal("Red", first.TeamId);
        Assert.True(Company.TryGetOn(Day("2024-03-31"), "Ada", out _));
        Assert.False(Company.TryGetOn(Day("2024-04-01"), "Ada", out var gap));
        Assert.Null(gap);
        Assert.True(Company.TryGetOn(LocalDate.MaxIsoValue, "Ada", out var last));
        Assert.Equal("Blue", last.TeamId);
        Assert.False(Company.TryGetOn(LocalDate.MinIsoValue, "Ada", out _));
    }

    [Fact]
    public void The_last_assignment_in_an_interval_names_the_team()
    {
        Assert.True(Company.TryGetLastIn(Days("2024-01-01", "2024-12-31"), "Ada", out var year));
        Assert.Equal("Blue", year.TeamId);
        Assert.True(Company.TryGetLastIn(Days("2024-03-31", "2024-06-30"), "Ada", out var lastDay));
        Assert.Equal("Red", lastDay.TeamId);
        Assert.False(Company.TryGetLastIn(Days("2024-04-01", "2024-06-30"), "Ada", out _));
        Assert.False(Company.TryGetLastIn(Days("2024-04-01", "2024-06-30"), "Nobody", out _));
    }

    [Fact]
    public void Members_are_those_assigned_on_the_day()
    {
        Assert.Equal(["Ada", "Bob"], Company.MembersOn(Day("2024-02-01"), SalesUnit.Team("Red")));
        Assert.Equal(["Bob"], Company.MembersOn(Day("2024-05-01"), SalesUnit.Company));
        Assert.Equal(["Ada"], Company.MembersOn(Day("2024-08-01"), SalesUnit.Manager("Head of Blue")));
        Assert.Equal(["Bob"], Company.MembersOn(Day("2024-08-01"), SalesUnit.Territory("Region of Red")));
        Assert.Equal(["Ada"], Company.MembersOn(Day("2024-08-01"), SalesUnit.Payee("Ada")));
        Assert.Empty(Company.MembersOn(Day("2024-08-01"), default));
        Assert.Empty(Company.MembersOn(Day("2024-08-01"), SalesUnit.Team("red")));
    }

    [Fact]
    public void Histories_are_in_order_whatever_order_they_were_given_in()
    {
        Assert.Equal(["Ada", "Bob"], Company.PayeeIds);
        Assert.Equal(["Red", "Blue"], Company.HistoryOf("Ada").Select(assignment => assignment.TeamId));
        Assert.Equal(3, Company.Assignments.Count());
        Assert.Empty(Company.HistoryOf("ada"));
        Assert.True(Company.Has("Ada"));
        Assert.False(Company.Has("ada"));
        Assert.Empty(SalesOrganization.Empty.PayeeIds);
    }

    [Fact]
    public void Assignments_that_overlap_or_end_before_they_start_are_refused()
    {
        AssertRefused("2024-03-31", Works("Ada", "Red", "2024-01-01", "2024-03-31"), Works("Ada", "Blue", "2024-03-31"));
        AssertRefused("2025-01-01", Works("Ada", "Red", "2024-01-01"), Works("Ada", "Blue", "2025-01-01", "2025-02-01"));
        AssertRefused("ends before", Works("Ada", "Red", "2024-01-01", "2023-12-31"));
        AssertRefused("null", [null!]);
        Assert.Equal("assignments", Assert.Throws<ArgumentNullException>(() => SalesOrganization.Create(null!)).ParamName);

        static void AssertRefused(string said, params Assignment[] assignments)
        {
            var fault = Assert.Throws<ArgumentException>(() => SalesOrganization.Create(assignments));
            Assert.Equal("assignments", fault.ParamName);
            Assert.Contains(said, fault.Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void One_day_is_a_whole_assignment() =>
        Assert.True(SalesOrganization.Create(Works("Ada", "Red", "2024-01-01", "2024-01-01")).TryGetOn(Day("2024-01-01"), "Ada", out _));

    [Fact]
    public void Missing_arguments_are_named()
    {
        Assert.Equal("payeeId", Assert.Throws<ArgumentNullException>(() => Company.Has(null!)).ParamName);
        Assert.Equal("payeeId", Assert.Throws<ArgumentNullException>(() => Company.HistoryOf(null!)).ParamName);
        Assert.Equal("payeeId", Assert.Throws<ArgumentNullException>(() => Company.TryGetOn(Day("2024-01-01"), null!, out _)).ParamName);
        Assert.Equal("interval", Assert.Throws<ArgumentNullException>(() => Company.TryGetLastIn(null!, "Ada", out _)).ParamName);
        Assert.Throws<ArgumentException>(() => Works("", "Red", "2024-01-01"));
    }
}
