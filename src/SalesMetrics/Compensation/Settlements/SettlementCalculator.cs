namespace SalesMetrics.Compensation.Settlements;

/// <summary>Turns earned incentive pay into paid incentive pay.</summary>
/// <remarks>
/// The order of a period: earnings less what is carried; caps; floor (minimum, guarantee, non-recoverable draw); recoverable draw; recovery of
/// earlier advances from what was earned above draw and floor; and what is below zero goes where <see cref="SettlementTerms.Shortfall"/> says.
/// </remarks>
public static class SettlementCalculator
{
    /// <summary>Settles the periods of one payee.</summary>
    /// <param name="payeeId">Who is paid; not empty.</param>
    /// <param name="earned">What was earned, a period each, in any order; consecutive periods of one grain, those without earnings with zero. May be
    /// empty.</param>
    /// <param name="terms">The terms by date; those of a period's first day hold for the whole of it.</param>
    /// <param name="opening">What is owed from before, such as <see cref="PaySettlement.Closing"/> of an earlier settlement.</param>
    /// <exception cref="ArgumentException">The payee is empty; a period is missing or given twice; an amount is not in whole minor units; no terms are in
    /// force on a period's first day; a write-off has no reason, a shortfall is added to a draw that is not recoverable, an entry is null, or the opening
    /// balance is of a later fiscal year.</exception>
    /// <exception cref="CurrencyMismatchException">An amount or a term is in another currency than the opening balance.</exception>
    /// <exception cref="OverflowException">A sum does not fit a decimal.</exception>
    public static PaySettlement Settle(
        string payeeId, IEnumerable<EarnedPay> earned, EffectiveDated<SettlementTerms> terms, SettlementBalance opening)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(payeeId);
        ArgumentNullException.ThrowIfNull(earned);
        ArgumentNullException.ThrowIfNull(terms);
        ArgumentNullException.ThrowIfNull(opening);
        ImmutableArray<EarnedPay> periods = [.. earned.Select(pay => pay ?? throw new ArgumentException("An entry of what was earned is null.", nameof(earned))).OrderBy(pay => pay.Period)];
        CheckPeriods(periods);

        var lines = ImmutableArray.CreateBuilder<SettlementLine>(periods.Length);
        var balance = opening;
        if (!periods.IsEmpty && opening.FiscalYear > periods[0].Period.FiscalYear)
        {
            throw new ArgumentException(
                Invariant($"The opening balance is of fiscal year {opening.FiscalYear}, and {periods[0].Period.Id} is before it: settle on from the balance before."), nameof(opening));
        }

        foreach (var pay in periods)
        {
            var line = new SettlementLine(pay, TermsOf(pay, terms, opening.Draw.Currency), balance.In(pay.Period.FiscalYear));
            lines.Add(line);
            balance = line.After;
        }

        return new(payeeId, opening, lines.MoveToImmutable());
    }

    private static void CheckPeriods(ImmutableArray<EarnedPay> earned)
    {
        foreach (var pay in earned)
        {
            if (!pay.Amount.IsWholeMinorUnits)
            {
                throw new ArgumentException(Invariant($"{pay.Amount} of {pay.Period.Id} is not in whole minor units."), nameof(earned));
            }
        }

        for (var i = 1; i < earned.Length; i++)
        {
            var (before, now) = (earned[i - 1].Period, earned[i].Period);
            if (now.Grain != before.Grain || now.Start != before.End.PlusDays(1))
            {
                throw new ArgumentException(Invariant($"{now.Id} does not follow {before.Id}: give every period once, those without earnings with zero."), nameof(earned));
            }
        }
    }

    private static SettlementTerms TermsOf(EarnedPay pay, EffectiveDated<SettlementTerms> terms, Currency currency)
    {
        if (!terms.TryGetOn(pay.Period.Start, out var own) || own is null)
        {
            throw new ArgumentException(Invariant($"No terms are in force on {pay.Period.Start:uuuu-MM-dd}, the first day of {pay.Period.Id}."), nameof(terms));
        }

        if (own.Amounts.Append(pay.Amount).FirstOrDefault(amount => amount.Currency != currency && amount.Amount != 0m) is { Amount: not 0m } other)
        {
            throw new CurrencyMismatchException(currency, other.Currency);
        }

        if (own.Shortfall == ShortfallPolicy.WriteOff && string.IsNullOrWhiteSpace(own.WriteOffReason))
        {
            throw new ArgumentException("A shortfall is written off without a reason: fill in WriteOffReason.", nameof(terms));
        }

        return own.Shortfall != ShortfallPolicy.AddToDraw || own.Draw is { Kind: DrawKind.Recoverable }
            ? own
            : throw new ArgumentException("A shortfall is to be added to a draw, and there is no recoverable one: carry it, or write it off.", nameof(terms));
    }
}
