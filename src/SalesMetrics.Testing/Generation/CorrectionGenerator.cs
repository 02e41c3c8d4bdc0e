using SalesMetrics.Pipeline;
using SalesMetrics.Transactions;

namespace SalesMetrics.Testing.Generation;

/// <summary>Draws which sales are taken back later, in part or whole, as entries of their own.</summary>
internal static class CorrectionGenerator
{
    private const double CancelledShare = 0.3;
    private const double CancelledAfterwardsShare = 0.2;

    public static ImmutableArray<Transaction> Generate(SampleCompanyOptions options, ImmutableArray<ImmutableArray<Deal>> dealsByRep)
    {
        var lastDay = options.FirstDay.PlusYears(options.Years).PlusDays(-1);
        var corrections = ImmutableArray.CreateBuilder<Transaction>();
        for (var i = 0; i < dealsByRep.Length; i++)
        {
            var random = RandomStream.Of(options.Seed, StreamPurpose.Corrections, i + 1);
            foreach (var deal in dealsByRep[i])
            {
                if (deal.Outcome is DealOutcome.Won won && random.Chance(options.CorrectedShare))
                {
                    corrections.AddRange(Draw(random, deal, won).Where(correction => correction.Date <= lastDay));
                }
            }
        }

        return corrections.ToImmutable();
    }

    private static IEnumerable<Transaction> Draw(RandomStream random, Deal deal, DealOutcome.Won won)
    {
        var currency = won.Amount.Currency;
        var whole = (long)(won.Amount.Amount * MinorUnits.PerUnit(currency));
        var firstOn = won.On.PlusDays(5 + random.Below(86));
        var isCancelled = random.Chance(CancelledShare);

        // A reduction takes back 10 % to 50 %.
        var reduced = MinorUnits.Thousandths(whole, 100 + random.Below(401));
        var first = Correction(deal, 1, deal.Id, firstOn, Money.FromMinorUnits(isCancelled ? -whole : -reduced, currency));
        yield return first;

        // Some reductions end in a cancellation of the rest, which corrects the correction.
        var secondOn = firstOn.PlusDays(10 + random.Below(51));
        if (random.Chance(CancelledAfterwardsShare) && !isCancelled)
        {
            yield return Correction(deal, 2, first.Id, secondOn, Money.FromMinorUnits(reduced - whole, currency));
        }
    }

    private static Transaction Correction(Deal deal, int number, string correctsId, LocalDate date, Money change) => new()
    {
        Id = Invariant($"{deal.Id}-C{number}"),
        Date = date,
        Amount = change,
        CorrectsId = correctsId,
        DealId = deal.Id,
        ProductId = deal.ProductId,
    };
}
