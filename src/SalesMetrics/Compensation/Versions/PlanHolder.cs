namespace SalesMetrics.Compensation.Versions;

/// <summary>For whom a plan holds: one payee, or everybody in a role.</summary>
public abstract record PlanHolder
{
    private PlanHolder()
    {
    }

    /// <summary>One payee, whatever the role. It goes before a plan for the role.</summary>
    public sealed record OfPayee : PlanHolder
    {
        /// <summary>Names a payee.</summary>
        /// <exception cref="ArgumentException">The id is empty.</exception>
        public OfPayee(string payeeId)
        {
            ArgumentException.ThrowIfNullOrWhiteSpace(payeeId);
            PayeeId = payeeId;
        }

        /// <summary>The payee's id.</summary>
        public string PayeeId { get; }

        /// <inheritdoc />
        public override string ToString() => Invariant($"payee {PayeeId}");
    }

    /// <summary>Everybody in a role, on the days of the role.</summary>
    public sealed record OfRole : PlanHolder
    {
        /// <summary>Names a role.</summary>
        /// <exception cref="ArgumentException">The role is empty.</exception>
        public OfRole(string role)
        {
            ArgumentException.ThrowIfNullOrWhiteSpace(role);
            Role = role;
        }

        /// <summary>The role, as <see cref="Organization.Assignment.Role"/> writes it.</summary>
        public string Role { get; }

        /// <inheritdoc />
        public override string ToString() => Invariant($"role {Role}");
    }
}
