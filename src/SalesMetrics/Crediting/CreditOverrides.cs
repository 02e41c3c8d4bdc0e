using SalesMetrics.Organization;

namespace SalesMetrics.Crediting;

/// <summary>Credits managers and channels on top, from the sellers' credits of an entry.</summary>
internal sealed class CreditOverrides
{
    private readonly ImmutableArray<ImmutableArray<CreditRule.ManagerOverride>> _levels;
    private readonly ImmutableArray<ImmutableArray<CreditRule.ChannelOverride>> _channels;
    private readonly SalesOrganization _organization;
    private readonly ImmutableArray<Issue>.Builder _issues;
    private readonly Dictionary<(string PayeeId, string ManagerId, LocalDate Date), ReportingLine> _lines = [];

    public CreditOverrides(CreditRules rules, SalesOrganization organization, ImmutableArray<Issue>.Builder issues)
    {
        _levels = [.. rules.Rules.OfType<CreditRule.ManagerOverride>().GroupBy(rule => rule.Level).Select(level => level.ToImmutableArray())];
        _channels =
        [
            .. rules.Rules.OfType<CreditRule.ChannelOverride>().GroupBy(rule => rule.PayeeId, StringComparer.Ordinal).Select(channel => channel.ToImmutableArray()),
        ];
        _organization = organization;
        _issues = issues;
    }

    /// <summary>The overrides of an entry, each with the seller's credit it comes from.</summary>
    public IEnumerable<(Credit Override, Credit Seller)> Of(string transactionId, ImmutableArray<Credit> sellers, Credit sale)
    {
        if (_levels.IsEmpty && _channels.IsEmpty)
        {
            return [];
        }

        return sellers
            .SelectMany(seller => Receivers(seller, sale))
            .GroupBy(one => (one.Rule.Id, one.PayeeId))
            .SelectMany(group => Shared(transactionId, group.First().Rule, group.First().Share, group.Key.PayeeId, [.. group.Select(one => one.Seller)]));
    }

    private IEnumerable<(CreditRule Rule, Ratio Share, string PayeeId, Credit Seller)> Receivers(Credit seller, Credit sale)
    {
        var managers = _levels.IsEmpty ? [] : ManagersOf(seller);
        foreach (var level in _levels)
        {
            if (level[0].Level <= managers.Length && level.FirstOrDefault(rule => rule.Condition.Holds(seller, sale)) is { } rule)
            {
                yield return (rule, rule.Share, managers[rule.Level - 1], seller);
            }
        }

        foreach (var channel in _channels)
        {
            if (!string.Equals(channel[0].PayeeId, seller.PayeeId, StringComparison.Ordinal)
                && channel.FirstOrDefault(rule => rule.Condition.Holds(seller, sale)) is { } rule)
            {
                yield return (rule, rule.Share, rule.PayeeId, seller);
            }
        }
    }

    // The manager of the seller's role, who is another than the organization's where a transfer rule moved the credit, and everybody above.
    private ImmutableArray<string> ManagersOf(Credit seller)
    {
        if (seller.Role is not { ManagerId.Length: > 0 } role)
        {
            return [];
        }

        if (!_lines.TryGetValue((seller.PayeeId, role.ManagerId, seller.RoleDate), out var line))
        {
            line = _organization.ReportingLineOn(seller.RoleDate, seller.PayeeId, role.ManagerId);
            _lines.Add((seller.PayeeId, role.ManagerId, seller.RoleDate), line);
            if (line.IsCircular)
            {
                _issues.Add(Circular(seller, line));
            }
        }

        return line.IsCircular ? [] : line.ManagerIds;
    }

    private IEnumerable<(Credit Override, Credit Seller)> Shared(string transactionId, CreditRule rule, Ratio share, string payeeId, ImmutableArray<Credit> sellers)
    {
        var whole = Money.Sum(sellers.Select(seller => seller.Amount), sellers[0].Amount.Currency);
        if (whole.Amount == 0m)
        {
            yield break;
        }

        if (!_organization.TryGetOn(sellers[0].RoleDate, payeeId, out var role))
        {
            _issues.Add(NotAssigned(transactionId, rule, payeeId, sellers[0].RoleDate));
            yield break;
        }

        // The credits of one entry have one sign, so that their sizes are weights.
        var parts = whole.RoundedShare(share).Allocate(ImmutableArray.CreateRange(sellers, seller => Ratio.FromDecimal(Math.Abs(seller.Amount.Amount))));
        for (var i = 0; i < parts.Length; i++)
        {
            var seller = sellers[i];
            var working = Invariant($"{share.ToPercentText()} {rule.Place}, of {seller.PayeeId}'s credit");
            yield return (
                seller with
                {
                    PayeeId = payeeId,
                    Kind = CreditKind.Override,
                    Share = seller.Share * share,
                    Amount = parts[i],
                    Role = role,
                    Source = new CreditSource(rule, seller, working),
                },
                seller);
        }
    }

    private static Issue Circular(Credit seller, ReportingLine line) => Issue.RejectedOf(
        seller.TransactionId,
        "circular-hierarchy",
        nameof(Assignment.ManagerId),
        line.ToString(),
        Invariant($"On {line.Date:uuuu-MM-dd} the reporting line of '{line.PayeeId}' comes back to somebody in it, so no override is credited from it."),
        "Correct who reports to whom from that day on.");

    private Issue NotAssigned(string transactionId, CreditRule rule, string payeeId, LocalDate date) => Issue.RejectedOf(
        transactionId,
        "no-assignment",
        rule.Id,
        payeeId,
        Invariant($"'{payeeId}' {(_organization.Has(payeeId) ? Invariant($"is not assigned on {date:uuuu-MM-dd}") : "is unknown to the organization")}, so the override is credited to nobody."),
        "Add the assignment, or name whoever took over as the manager from that day on.");
}
