using SalesMetrics.Organization;

namespace SalesMetrics.Crediting;

/// <summary>One pass of rules over a book, entry by entry in the book's order: it remembers what sales come to so far.</summary>
internal sealed class CreditRuleRun
{
    private readonly Currency _currency;
    private readonly CreditRules _rules;
    private readonly ImmutableArray<CreditRule> _placing;
    private readonly ImmutableArray<CreditRule.Windfall> _windfalls;
    private readonly SalesOrganization _organization;
    private readonly Dictionary<string, Credit> _sales;
    private readonly CreditTiming _timing;
    private readonly CreditOverrides _overrides;
    private readonly ImmutableArray<Issue>.Builder _issues;
    private readonly Dictionary<string, Money> _totals = new(StringComparer.Ordinal);
    private readonly Dictionary<(string DealId, string Category), string> _windfallSales = [];
    private readonly List<Credit> _counted = [];
    private readonly List<PendingCredit> _pending = [];
    private readonly List<Credit> _excluded = [];

    public CreditRuleRun(
        Currency currency,
        CreditRules rules,
        SalesOrganization organization,
        Dictionary<string, Credit> sales,
        CreditTiming timing,
        ImmutableArray<Issue>.Builder issues)
    {
        _currency = currency;
        _rules = rules;
        _placing = [.. rules.Rules.Where(rule => rule is CreditRule.Counts or CreditRule.Reassigns or CreditRule.House or CreditRule.Excludes)];
        _windfalls = [.. rules.Rules.OfType<CreditRule.Windfall>()];
        _organization = organization;
        _sales = sales;
        _timing = timing;
        _overrides = new CreditOverrides(rules, organization, issues);
        _issues = issues;
    }

    /// <summary>Applies the rules to the credits of one entry.</summary>
    public void Add(ImmutableArray<Credit> entry)
    {
        var sale = _sales.GetValueOrDefault(entry[0].OriginId, entry[0]);
        var before = _totals.GetValueOrDefault(entry[0].OriginId, Money.Zero(_currency));
        var after = before + Money.Sum(entry.Where(credit => credit.Kind == CreditKind.Direct).Select(credit => credit.Amount), _currency);
        _totals[entry[0].OriginId] = after;

        // Beside each credit that counts the seller's that it goes back to, which decides its timing.
        var made = new List<(Credit Credit, Credit Seller)>();
        foreach (var credit in entry)
        {
            if (Place(credit, sale) is not { } placed)
            {
                continue;
            }

            var windfall = placed.Kind == CreditKind.House ? null : _windfalls.FirstOrDefault(rule => rule.Condition.Holds(placed, sale));
            made.AddRange(windfall is null ? [(placed, placed)] : Limited(placed, windfall, entry, entry.IndexOf(credit), before, after).Select(part => (part, placed)));
        }

        made.AddRange(_overrides.Of(entry[0].TransactionId, [.. made.Select(one => one.Credit).Where(credit => credit.Kind == CreditKind.Direct)], sale));
        foreach (var (credit, seller) in made)
        {
            foreach (var (part, waitsFor) in _timing.PartsOf(credit, seller, sale))
            {
                if (waitsFor is null)
                {
                    _counted.Add(part);
                }
                else
                {
                    _pending.Add(new PendingCredit(waitsFor, part));
                }
            }
        }
    }

    public RuledCredits Finish() => new(
        _rules,
        new CreditBook(_currency, [.. InOrder(_counted, credit => credit)]),
        [.. InOrder(_pending, one => one.Credit)],
        [.. InOrder(_excluded, credit => credit)]);

    private static IEnumerable<T> InOrder<T>(IEnumerable<T> all, Func<T, Credit> of) => all
        .OrderBy(one => of(one).Date)
        .ThenBy(one => of(one).TransactionId, StringComparer.Ordinal)
        .ThenBy(one => of(one).Kind)
        .ThenBy(one => of(one).PayeeId, StringComparer.Ordinal);

    // The credit with whom the rules place it; null when it counts for nobody, and is listed.
    private Credit? Place(Credit credit, Credit sale)
    {
        if (_placing.IsEmpty)
        {
            return credit;
        }

        switch (_placing.FirstOrDefault(rule => rule.Condition.Holds(credit, sale)))
        {
            case CreditRule.Counts counts:
                return credit with { Source = new CreditSource(counts, credit, "counts as sold") };
            case CreditRule.Reassigns moves:
                if (!_organization.TryGetOn(credit.RoleDate, moves.PayeeId, out var role))
                {
                    _issues.Add(NoAssignment(credit, moves));
                }

                return credit with { PayeeId = moves.PayeeId, Role = role, Source = new CreditSource(moves, credit, Invariant($"goes to {moves.PayeeId} in place of {credit.PayeeId}")) };
            case CreditRule.House house when credit.Kind == CreditKind.Direct:
                return Housed(credit, house, "house account");
            case CreditRule.House house:
                _excluded.Add(credit with { Source = new CreditSource(house, credit, "on top of a house account, where nothing is on top") });
                return null;
            case CreditRule.Excludes excludes:
                _excluded.Add(credit with { Source = new CreditSource(excludes, credit, "counts for nobody") });
                return null;
            default:
                _issues.Add(NoRule(credit));
                _excluded.Add(credit);
                return null;
        }
    }

    // What is credited below the windfall rule, and what is left: the house's, or of an overlay nobody's.
    private IEnumerable<Credit> Limited(
        Credit placed, CreditRule.Windfall windfall, ImmutableArray<Credit> entry, int index, Money before, Money after)
    {
        NoteWindfall(placed);
        var credited = windfall.CreditedOf(after) - windfall.CreditedOf(before);
        var part = credited == after - before ? placed.Amount
            : placed.Kind == CreditKind.Overlay ? credited.RoundedShare(placed.Share)
            : credited.Allocate([.. entry.Where(credit => credit.Kind == CreditKind.Direct).Select(credit => credit.Share)])[index];
        if (part == placed.Amount)
        {
            yield return placed;
            yield break;
        }

        var working = Invariant($"{windfall.CreditedOf(after)} of {after} credited: all to {windfall.Bound}, {windfall.ShareAbove.ToPercentText()} above");
        yield return placed with { Amount = part, Source = new CreditSource(windfall, placed, working) };
        var rest = placed.Amount - part;
        if (placed.Kind == CreditKind.Direct)
        {
            yield return Housed(placed with { Amount = rest }, windfall, working) with { Source = new CreditSource(windfall, placed, "the rest of " + working) };
        }
        else
        {
            _excluded.Add(placed with { Amount = rest, Source = new CreditSource(windfall, placed, "the rest of " + working) });
        }
    }

    private static Credit Housed(Credit credit, CreditRule rule, string working) =>
        credit with { Kind = CreditKind.House, PayeeId = "", Role = null, Source = new CreditSource(rule, credit, working) };

    private void NoteWindfall(Credit credit)
    {
        if (credit.DealId.Length == 0)
        {
            return;
        }

        var key = (credit.DealId, credit.Category);
        if (!_windfallSales.TryAdd(key, credit.OriginId)
            && _windfallSales[key] is { Length: > 0 } first
            && !string.Equals(first, credit.OriginId, StringComparison.Ordinal))
        {
            _windfallSales[key] = "";
            _issues.Add(new Issue
            {
                Code = "deal-in-parts",
                Outcome = IssueOutcome.Used,
                Source = credit.TransactionId,
                Field = nameof(Credit.DealId),
                Value = credit.DealId,
                Message = Invariant($"The deal '{credit.DealId}' is booked as several sales ('{first}', '{credit.OriginId}'); each is held against the bound by itself."),
                Advice = "Book the deal as one sale if the bound is to hold for the whole of it.",
            });
        }
    }

    private static Issue NoRule(Credit credit) => Issue.RejectedOf(
        credit.TransactionId,
        "no-credit-rule",
        nameof(Credit.PayeeId),
        credit.PayeeId,
        Invariant($"No placing rule holds for the credit of {credit.Amount} to '{credit.PayeeId}'; it counts for nobody."),
        "Add a rule for it, or end the placing rules with one that counts everything else.");

    private static Issue NoAssignment(Credit credit, CreditRule.Reassigns rule) => new()
    {
        Code = "no-assignment",
        Outcome = IssueOutcome.Used,
        Source = credit.TransactionId,
        Field = rule.Id,
        Value = rule.PayeeId,
        Message = Invariant($"'{rule.PayeeId}' has no assignment on {credit.RoleDate:uuuu-MM-dd}; the credit counts for the person and the company, for no team."),
        Advice = "Add the assignment, or reassign to somebody else.",
    };
}
