namespace SalesMetrics.Leads;

/// <summary>What became of a lead: not known yet, qualified, or disqualified.</summary>
public abstract record LeadOutcome
{
    private LeadOutcome()
    {
    }

    /// <summary>Neither qualified nor disqualified yet.</summary>
    public sealed record Open : LeadOutcome;

    /// <summary>Qualified: worth a seller's time by the company's own rule.</summary>
    /// <param name="On">The day.</param>
    public sealed record Qualified(LocalDate On) : LeadOutcome;

    /// <summary>Set aside for good.</summary>
    /// <param name="On">The day.</param>
    /// <param name="Reason">Why, in the system's words, such as <c>duplicate</c>; may be empty.</param>
    public sealed record Disqualified(LocalDate On, string Reason = "") : LeadOutcome;
}
