using SalesMetrics.Crediting;
using SalesMetrics.Organization;

namespace SalesMetrics.Quotas;

/// <summary>The facts behind attainments, as they were known at one time: two of them can be compared.</summary>
/// <param name="Credits">What was credited.</param>
/// <param name="Quotas">What was asked for, in the same currency.</param>
/// <param name="Organization">Who was where.</param>
public sealed record AttainmentVersion(CreditBook Credits, QuotaBook Quotas, SalesOrganization Organization)
{
    /// <summary>Takes the credits back to the end of a day; quotas and organization stay as they are in this version.</summary>
    public AttainmentVersion AsOf(LocalDate date) => this with { Credits = Credits.AsOf(date) };
}
