using SalesMetrics.Pipeline;

namespace SalesMetrics.Testing.Generation;

/// <summary>Draws the deals: first when they close, so that the seasons are exactly as stated, then how long before that they were opened.</summary>
/// <remarks>Closings are drawn past the end of the records as well; a deal opened by then and closing later is an open one.</remarks>
internal static class DealGenerator
{
    /// <summary>No deal takes longer; so far past the end closings must be drawn.</summary>
    private const int MaxCycleDays = 730;
    private const int MonthsPastEnd = 24;

    public static ImmutableArray<ImmutableArray<Deal>> Generate(
        SampleCompanyOptions options, ImmutableArray<Career> careers, ImmutableArray<SampleRep> reps)
    {
        var factors = Seasonality.Factors(options);
        var months = WorkingMonth.From(options.FirstDay, (options.Years * 12) + MonthsPastEnd);
        var products = ProductCatalog.In(options.Currency);
        var lastDay = options.FirstDay.PlusYears(options.Years).PlusDays(-1);
        var teams = careers.SelectMany(career => career.Stints).ToLookup(stint => stint.Team);
        return [.. careers.Select((career, i) =>
        {
            var drafts = Draw(options, career, reps[i], months, factors, products);
            drafts.RemoveAll(draft => draft.OpenedOn > lastDay);
            return ImmutableArray.CreateRange(
                drafts.OrderBy(draft => draft.OpenedOn).Select((draft, n) => Finish(draft, career, n + 1, products, lastDay, teams)));
        })];
    }

    private static List<Draft> Draw(
        SampleCompanyOptions options,
        Career career,
        SampleRep rep,
        ImmutableArray<WorkingMonth> months,
        ImmutableArray<double> factors,
        ImmutableArray<SampleProduct> products)
    {
        var random = RandomStream.Of(options.Seed, StreamPurpose.Deals, career.Number);
        var drafts = new List<Draft>();
        foreach (var spell in career.Spells)
        {
            foreach (var month in months)
            {
                var (first, past) = month.Of(spell);
                if (first == past)
                {
                    continue;
                }

                var expected = Seasonality.ExpectedDeals(options, factors, month.Index) * rep.Activity
                    * spell.RampIn(month.Start, options.RampMonths) * (past - first) / month.Days.Length;
                for (var left = random.Poisson(expected); left > 0; left--)
                {
                    drafts.Add(Draw(options, random, rep, spell, month.Days[first + random.Below(past - first)], products));
                }
            }
        }

        return drafts;
    }

    private static Draft Draw(
        SampleCompanyOptions options, RandomStream random, SampleRep rep, Spell spell, LocalDate closedOn, ImmutableArray<SampleProduct> products)
    {
        var product = ProductCatalog.DrawIndex(random);
        var cycle = options.MedianCycleDays * products[product].CycleFactor * StableMath.Exp(options.CycleSpread * random.Normal());
        var days = (int)Math.Min(cycle, MaxCycleDays);

        // Nobody works on a deal before being hired; a deal that should have begun earlier began on some day since.
        var longest = Period.DaysBetween(spell.From, closedOn);
        var anyDay = random.Below(longest + 1);
        return new Draft(
            closedOn.PlusDays(-(days <= longest ? days : anyDay)),
            closedOn,
            days <= longest ? days : anyDay,
            product,
            ProductCatalog.DrawPrice(random, product, options.Currency),
            random.Chance(rep.WinRate),
            NameBook.DrawAccount(random),
            random.Chance(options.SplitShare),
            5 + random.Below(4),
            random.Uniform());
    }

    private static Deal Finish(
        Draft draft, Career career, int sequence, ImmutableArray<SampleProduct> products, LocalDate lastDay, ILookup<int, Stint> teams)
    {
        var isOpen = draft.ClosedOn > lastDay;
        return new Deal
        {
            Id = Invariant($"D{career.Number:D4}-{sequence:D4}"),
            OwnerId = career.Id,
            Outcome = isOpen ? new DealOutcome.Open()
                : draft.IsWon ? new DealOutcome.Won(draft.ClosedOn, draft.Price)
                : new DealOutcome.Lost(draft.ClosedOn, draft.Price),
            OpenedOn = draft.OpenedOn,
            Stage = isOpen ? StageOn(draft, lastDay) : draft.IsWon ? "Closed Won" : "Closed Lost",
            ProductId = products[draft.Product].Id,
            AccountId = draft.AccountId,
            ListPrice = products[draft.Product].ListPrice,
            Split = draft.IsShared ? SplitOf(draft, career, isOpen ? lastDay : draft.ClosedOn, teams) : null,
        };
    }

    // The further a deal is on its way, the later its stage.
    private static string StageOn(Draft draft, LocalDate lastDay)
    {
        var daysDone = Period.DaysBetween(draft.OpenedOn, lastDay);
        return (daysDone * 4 / Math.Max(draft.Days, 1)) switch
        {
            0 => "Qualification",
            1 => "Discovery",
            2 => "Proposal",
            _ => "Negotiation",
        };
    }

    // The owner has 50 % to 80 %, a colleague who is in the owner's team on that day the rest.
    private static CreditSplit? SplitOf(Draft draft, Career career, LocalDate date, ILookup<int, Stint> teams)
    {
        var own = career.Stints.First(stint => stint.Covers(date));
        var colleagues = teams[own.Team].Where(stint => stint.Covers(date) && !string.Equals(stint.PayeeId, career.Id, StringComparison.Ordinal)).ToList();
        return colleagues.Count == 0
            ? null
            : CreditSplit.Create([
                new CreditShare(career.Id, Ratio.Of(draft.OwnerTenths, 10)),
                new CreditShare(colleagues[(int)(draft.Colleague * colleagues.Count)].PayeeId, Ratio.Of(10 - draft.OwnerTenths, 10))]);
    }

    private sealed record Draft(
        LocalDate OpenedOn,
        LocalDate ClosedOn,
        int Days,
        int Product,
        Money Price,
        bool IsWon,
        string AccountId,
        bool IsShared,
        int OwnerTenths,
        double Colleague);
}
