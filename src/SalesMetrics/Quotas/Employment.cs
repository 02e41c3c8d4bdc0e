using System.Runtime.InteropServices;
using SalesMetrics.Organization;

namespace SalesMetrics.Quotas;

/// <summary>Days without a gap on which somebody was assigned anywhere; a rehire begins another.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct Employment(LocalDate From, LocalDate? To)
{
    /// <summary>A payee's employments, earliest first; a move from one team to the next day's is one employment.</summary>
    public static ImmutableArray<Employment> Of(string payeeId, SalesOrganization organization)
    {
        var employments = ImmutableArray.CreateBuilder<Employment>();
        foreach (var assignment in organization.HistoryOf(payeeId))
        {
            if (employments.Count > 0 && employments[^1].To is { } to && to.PlusDays(1) == assignment.From)
            {
                employments[^1] = employments[^1] with { To = assignment.To };
            }
            else
            {
                employments.Add(new Employment(assignment.From, assignment.To));
            }
        }

        return employments.ToImmutable();
    }

    public bool Covers(LocalDate date) => From <= date && (To is not { } to || date <= to);
}
