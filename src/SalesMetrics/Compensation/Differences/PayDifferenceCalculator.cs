using SalesMetrics.Crediting;

namespace SalesMetrics.Compensation.Differences;

/// <summary>Explains the difference between two payouts or two pay runs by its causes, adding up to the cent.</summary>
/// <remarks>
/// <para>Between two recalculations of a run, two periods, two people of one run, or two versions of a plan.</para>
/// <para>
/// Per line: the payout is recalculated exactly with every set of causes taken from after and the rest from before, and each cause gets the mean of
/// what it changes over all orders of changing one after the other (Shapley 1953; Shorrocks 2013). So no cause is favoured by its place, what did
/// not change gets exactly nothing, and the answer to the opposite question is the same with the opposite sign. Each part is rounded to the
/// minor unit, half away from zero; the cents left between the parts and the rounded lines are a part of their own.
/// </para>
/// <para>Awards of programs and decisions depend on other people, so they are compared as a whole.</para>
/// </remarks>
public static class PayDifferenceCalculator
{
    /// <summary>Explains why a pay run differs from another, for every payee of either.</summary>
    /// <param name="before">The run compared with.</param>
    /// <param name="after">The run to be explained, in the same currency.</param>
    /// <exception cref="CurrencyMismatchException">The runs pay in different currencies.</exception>
    /// <exception cref="ArgumentException">The attainments of a side are not those its run was paid on.</exception>
    public static PayRunDifference WhyDifferent(PayVersion before, PayVersion after)
    {
        Require(before, after);
        return new PayRunDifference(
            before,
            after,
            [
                .. before.Run.Payouts.Concat(after.Run.Payouts)
                    .Select(payout => payout.PayeeId)
                    .Distinct(StringComparer.Ordinal)
                    .Order(StringComparer.Ordinal)
                    .Select(payeeId => Between(before, before.Run.Find(payeeId), after, after.Run.Find(payeeId)))
                    .Where(difference => !difference.IsEmpty),
            ]);
    }

    /// <summary>Explains why one payee's payout differs between two runs.</summary>
    /// <inheritdoc cref="WhyDifferent(PayVersion, string, PayVersion, string)" />
    public static PayDifference WhyDifferent(PayVersion before, PayVersion after, string payeeId)
    {
        ArgumentNullException.ThrowIfNull(payeeId);
        return WhyDifferent(before, payeeId, after, payeeId);
    }

    /// <summary>Explains why a payout differs from another: of two runs, or of two people in one.</summary>
    /// <param name="before">The run of the payout compared with.</param>
    /// <param name="payeeBefore">Whose payout it is.</param>
    /// <param name="after">The run of the payout to be explained; may be the same.</param>
    /// <param name="payeeAfter">Whose payout it is.</param>
    /// <exception cref="CurrencyMismatchException">The runs pay in different currencies.</exception>
    /// <exception cref="ArgumentException">
    /// Neither payee has a payout, or the attainments of a side are not those its run was paid on. When one has none, all lines of the other
    /// appeared or disappeared.
    /// </exception>
    public static PayDifference WhyDifferent(PayVersion before, string payeeBefore, PayVersion after, string payeeAfter)
    {
        ArgumentNullException.ThrowIfNull(payeeBefore);
        ArgumentNullException.ThrowIfNull(payeeAfter);
        Require(before, after);
        var (one, other) = (before.Run.Find(payeeBefore), after.Run.Find(payeeAfter));
        return one is null && other is null
            ? throw new ArgumentException(
                Invariant($"Neither '{payeeBefore}' for {before.Run.Period.Id} nor '{payeeAfter}' for {after.Run.Period.Id} has a payout."), nameof(payeeAfter))
            : Between(before, one, after, other);
    }

    private static void Require(PayVersion before, PayVersion after)
    {
        ArgumentNullException.ThrowIfNull(before);
        ArgumentNullException.ThrowIfNull(after);
        if (before.Run.Plan.Currency != after.Run.Plan.Currency)
        {
            throw new CurrencyMismatchException(before.Run.Plan.Currency, after.Run.Plan.Currency);
        }
    }

    private static PayDifference Between(PayVersion before, Payout? one, PayVersion after, Payout? other)
    {
        var currency = after.Run.Plan.Currency;
        if (one is null || other is null)
        {
            return new PayDifference(one, other, currency, [.. Whole(one, other), .. Awards(one, other, currency)]);
        }

        var (was, isNow) = (new PaySide(one, before.Attainments), new PaySide(other, after.Attainments));
        var comparison = new PayLineComparison(was, isNow);
        return new PayDifference(
            one,
            other,
            currency,
            [
                .. PayLines.Of(one).Concat(PayLines.Of(other).Where(line => !PayLines.Has(one, line))).SelectMany(line =>
                    PayLines.Has(one, line) && PayLines.Has(other, line) ? comparison.Of(line) : Whole(line, PayLines.Find(one, line), PayLines.Find(other, line))),
                .. Awards(one, other, currency),
            ]);
    }

    private static IEnumerable<PayDifferenceLine> Whole(Payout? one, Payout? other) =>
        PayLines.Of((one ?? other)!).SelectMany(line => Whole(line, one is null ? null : line.Amount, other is null ? null : line.Amount));

    private static IEnumerable<PayDifferenceLine> Whole(PayLines.Line line, Money? was, Money? isNow)
    {
        var amount = isNow ?? -was.GetValueOrDefault();
        return amount.Amount == 0m
            ? []
            : [new PayDifferenceLine(line.Part, line.Id, line.Name, was, isNow, [
                isNow is null
                    ? new PayDifferencePart(PayDifferenceCause.Disappeared, amount, "the line is not there any more", [])
                    : new PayDifferencePart(PayDifferenceCause.Appeared, amount, "the line was not there before", []),
            ])];
    }

    private static IEnumerable<PayDifferenceLine> Awards(Payout? one, Payout? other, Currency currency)
    {
        var (was, isNow) = (Awarded(one, currency), Awarded(other, currency));
        foreach (var id in (one?.Awards ?? []).Concat(other?.Awards ?? []).Select(award => award.SourceId).Distinct(StringComparer.Ordinal))
        {
            Money? before = was.TryGetValue(id, out var old) ? old : null;
            Money? after = isNow.TryGetValue(id, out var current) ? current : null;
            var amount = (after ?? Money.Zero(currency)) - (before ?? Money.Zero(currency));
            if (amount.Amount != 0m)
            {
                var what = Invariant($"{before?.ToString() ?? "nothing"} -> {after?.ToString() ?? "nothing"}");
                yield return new PayDifferenceLine(
                    LedgerLinePart.Award,
                    id,
                    PayLines.NameOf((other ?? one)!.Plan, id),
                    before,
                    after,
                    [new PayDifferencePart(PayDifferenceCause.Award, amount, what, CreditDifferences.Between([(CreditsOf(one, id), CreditsOf(other, id))]))]);
            }
        }
    }

    private static ImmutableArray<Credit> CreditsOf(Payout? payout, string programId) =>
        [.. (payout?.Awards ?? []).Where(award => string.Equals(award.SourceId, programId, StringComparison.Ordinal)).SelectMany(award => award.Credits)];

    private static Dictionary<string, Money> Awarded(Payout? payout, Currency currency) => (payout?.Awards ?? [])
        .GroupBy(award => award.SourceId, StringComparer.Ordinal)
        .ToDictionary(program => program.Key, program => Money.Sum(program.Select(award => award.Amount), currency), StringComparer.Ordinal);
}
