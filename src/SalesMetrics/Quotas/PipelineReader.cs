using SalesMetrics.Calendars;
using SalesMetrics.Organization;
using SalesMetrics.Pipeline;

namespace SalesMetrics.Quotas;

/// <summary>Reads open deals off a list of deals as they stood on a day.</summary>
internal sealed class PipelineReader(ImmutableArray<Deal> deals, SalesOrganization organization, PipelineCoverageOptions options)
{
    private readonly Dictionary<LocalDate, ImmutableArray<Deal>> _openOn = [];

    /// <summary>The first day a deal was opened; null when no deal says.</summary>
    public LocalDate? FirstOpened { get; } = deals.Select(deal => deal.OpenedOn).Min();

    /// <summary>The open deals of a unit that are due by a day.</summary>
    public PipelineSlice Open(SalesUnit unit, LocalDate asOf, LocalDate dueBy, Currency currency)
    {
        var lines = ImmutableArray.CreateBuilder<PipelineLine>();
        var (later, undated, withoutValue) = (0, 0, 0);
        foreach (var deal in OpenOn(asOf))
        {
            foreach (var (payeeId, amount) in Parts(deal, unit, asOf))
            {
                if (amount is not { } value || value.Currency != currency)
                {
                    withoutValue++;
                }
                else if (deal.ExpectedCloseOn is null && !options.CountUndated)
                {
                    undated++;
                }
                else if (deal.ExpectedCloseOn > dueBy)
                {
                    later++;
                }
                else
                {
                    lines.Add(new PipelineLine(deal.Id, payeeId, value, deal.ExpectedCloseOn));
                }
            }
        }

        return new PipelineSlice(currency, lines.ToImmutable(), later, undated, withoutValue);
    }

    /// <summary>What was open at a point of an earlier period, and how much of it was won by the period's end.</summary>
    public PipelinePoint Point(SalesUnit unit, FiscalPeriod period, LocalDate asOf, Currency currency)
    {
        var open = Open(unit, asOf, period.End, currency);
        var ids = open.Lines.Select(line => line.DealId).ToHashSet(StringComparer.Ordinal);
        var won = deals
            .Where(deal => ids.Contains(deal.Id) && deal.Outcome is DealOutcome.Won wins && wins.On <= period.End && wins.Amount.Currency == currency)
            .SelectMany(deal => Split(deal, ((DealOutcome.Won)deal.Outcome).Amount).Where(part => CountsFor(part.PayeeId, unit, asOf)));
        return new PipelinePoint(period.Id, asOf, open.Due, Money.Sum(won.Select(part => part.Amount), currency));
    }

    private static IEnumerable<(string PayeeId, Money Amount)> Split(Deal deal, Money amount)
    {
        var sellers = (deal.Split ?? CreditSplit.To(deal.OwnerId)).Sellers;
        return sellers.Select(seller => seller.PayeeId).Zip(amount.Allocate(ImmutableArray.CreateRange(sellers, seller => seller.Share)));
    }

    private ImmutableArray<Deal> OpenOn(LocalDate asOf)
    {
        if (!_openOn.TryGetValue(asOf, out var open))
        {
            open =
            [
                .. deals.Select(deal => deal.AsOf(asOf)).OfType<Deal>()
                    .Where(deal => deal.Outcome is DealOutcome.Open)
                    .OrderBy(deal => deal.Id, StringComparer.Ordinal),
            ];
            _openOn.Add(asOf, open);
        }

        return open;
    }

    private IEnumerable<(string PayeeId, Money? Amount)> Parts(Deal deal, SalesUnit unit, LocalDate asOf)
    {
        var value = deal.ExpectedAmount ?? (options.UseListPrice ? deal.ListPrice : null);
        return value is { } amount
            ? Split(deal, amount.Round()).Where(part => CountsFor(part.PayeeId, unit, asOf)).Select(part => (part.PayeeId, (Money?)part.Amount))
            : CountsFor(deal.OwnerId, unit, asOf) ? [(deal.OwnerId, null)] : [];
    }

    private bool CountsFor(string payeeId, SalesUnit unit, LocalDate asOf) => unit.Kind switch
    {
        UnitKind.Payee => string.Equals(payeeId, unit.Id, StringComparison.Ordinal),
        UnitKind.Company => true,
        _ => organization.TryGetOn(asOf, payeeId, out var role) ? role.UnitOf(unit.Kind) == unit : unit.Id.Length == 0,
    };
}
