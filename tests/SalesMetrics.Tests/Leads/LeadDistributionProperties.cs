using FsCheck.Xunit;
using SalesMetrics.Leads;

namespace SalesMetrics.Tests.Leads;

/// <summary>Laws of indices of inequality, over any numbers of leads.</summary>
public class LeadDistributionProperties
{
    [Property(MaxTest = 1_000)]
    public bool Indices_stay_within_their_bounds(byte[] leads)
    {
        if (leads.Length == 0 || leads.All(one => one == 0))
        {
            return true;
        }

        var all = Of(leads, _ => "");
        double n = leads.Length;
        return all.Gini >= -1e-12 && all.Gini <= ((n - 1) / n) + 1e-12 && all.CorrectedGini <= 1 + 1e-12
            && all.TheilT >= -1e-12 && all.TheilT <= Math.Log(n) + 1e-12
            && all.Hoover >= 0 && all.Hoover <= ((n - 1) / n) + 1e-12
            && all.Herfindahl >= (1 / n) - 1e-12 && all.Herfindahl <= 1 + 1e-12
            && all.Atkinson(0.5) >= -1e-12 && all.Atkinson(0.5) <= 1;
    }

    [Property(MaxTest = 1_000)]
    public bool Counting_in_dozens_changes_no_index(byte[] leads)
    {
        if (leads.Length == 0 || leads.All(one => one == 0))
        {
            return true;
        }

        var (one, dozen) = (Of(leads, _ => ""), LeadDistribution.Of(leads.Select((lead, i) => new LeadShare($"r{i}", lead * 12.0))));
        return Close(one.Gini, dozen.Gini) && Close(one.TheilT, dozen.TheilT) && Close(one.Hoover, dozen.Hoover) && Close(one.Atkinson(2), dozen.Atkinson(2));
    }

    [Property(MaxTest = 1_000)]
    public bool Theils_index_splits_exactly_whatever_the_teams(byte[] leads, byte teams)
    {
        if (leads.Length == 0 || leads.All(one => one == 0))
        {
            return true;
        }

        var all = Of(leads, i => $"t{i % ((teams % 5) + 1)}");
        var split = all.SplitByTeam()!;
        return Math.Abs(split.Total - all.TheilT!.Value) < 1e-12 && split.Between >= -1e-12 && split.Within >= -1e-12;
    }

    [Property(MaxTest = 1_000)]
    public bool Giving_one_of_the_most_to_the_least_never_makes_it_less_equal(byte[] leads)
    {
        if (leads.Length < 2 || leads.Max() - leads.Min() < 2)
        {
            return true;
        }

        var given = leads.ToArray();
        given[Array.IndexOf(given, given.Max())]--;
        given[Array.IndexOf(given, leads.Min())]++;
        return Of(given, _ => "").Gini < Of(leads, _ => "").Gini && Of(given, _ => "").TheilT < Of(leads, _ => "").TheilT;
    }

    private static bool Close(double? left, double? right) => Math.Abs(left!.Value - right!.Value) < 1e-12;

    private static LeadDistribution Of(byte[] leads, Func<int, string> team) => LeadDistribution.Of(leads.Select((lead, i) => new LeadShare($"r{i}", lead, team(i))));
}
