using System.Numerics;

namespace SalesMetrics.Compensation.Differences;

/// <summary>Takes the differences of the lines that two payouts have in common apart.</summary>
internal sealed class PayLineComparison
{
    private const int Weight = 16;
    private const int Target = 32;

    private readonly PaySide _before;
    private readonly PaySide _after;
    private readonly PayMix _mix;
    private readonly bool _samePlan;
    private readonly Currency _currency;

    public PayLineComparison(PaySide before, PaySide after)
    {
        _before = before;
        _after = after;
        _mix = new PayMix(before, after);
        _samePlan = before.Plan.Equals(after.Plan);
        _currency = after.Plan.Currency;
    }

    /// <summary>The line with its parts; nothing when no part is as much as a cent.</summary>
    public IEnumerable<PayDifferenceLine> Of(PayLines.Line line)
    {
        var (was, isNow) = (PayLines.Find(_before.Payout, line).GetValueOrDefault(), PayLines.Find(_after.Payout, line).GetValueOrDefault());
        ImmutableArray<int> changed = [.. Changed(line)];
        var whole = changed.Sum();
        RequireSame(Rounded(Value(line, 0)), was, _before.Payout);
        RequireSame(Rounded(Value(line, whole)), isNow, _after.Payout);

        var words = new PayDifferenceWords(_before, _after, line.Id);
        var parts = ImmutableArray.CreateBuilder<PayDifferencePart>();
        var left = isNow - was;
        foreach (var factor in changed)
        {
            var amount = Rounded(Contribution(line, changed, factor));
            left -= amount;
            if (amount.Amount != 0m)
            {
                parts.Add(Part(factor, amount, words));
            }
        }

        if (left.Amount != 0m)
        {
            parts.Add(new PayDifferencePart(PayDifferenceCause.Rounding, left, "each part and each line is rounded by itself", []));
        }

        return parts.Count == 0 ? [] : [new PayDifferenceLine(line.Part, line.Id, line.Name, was, isNow, parts.ToImmutable())];
    }

    private static PayDifferencePart Part(int factor, Money amount, PayDifferenceWords words)
    {
        var (cause, what, credits) = factor switch
        {
            PayMix.Credit => (PayDifferenceCause.Credit, words.Credited(), words.Credits()),
            PayMix.Quota => (PayDifferenceCause.Quota, words.Quotas(), []),
            PayMix.Rate => (PayDifferenceCause.Rate, words.Rates(), []),
            PayMix.Condition => (PayDifferenceCause.Condition, words.Conditions(), []),
            Weight => (PayDifferenceCause.Weight, words.Weights(), []),
            _ => (PayDifferenceCause.TargetIncentive, words.Targets(), (ImmutableArray<Quotas.CreditChange>)[]),
        };
        return new PayDifferencePart(cause, amount, what.Length > 0 ? what : "through what other components or clauses read", credits);
    }

    private IEnumerable<int> Changed(PayLines.Line line)
    {
        var isSame = _samePlan && PlanNeeds.Of(_before.Plan, line.Id).All(need =>
            (_before.Find(need.Scope, need.MeasureId), _after.Find(need.Scope, need.MeasureId)) is ({ } one, { } other)
            && ReferenceEquals(one.Attainment, other.Attainment)
            && ReferenceEquals(one.Stated, other.Stated)
            && one.Value == other.Value);
        if (!isSame)
        {
            yield return PayMix.Credit;
            yield return PayMix.Quota;
        }

        if (!_samePlan)
        {
            yield return PayMix.Rate;
            yield return PayMix.Condition;
        }

        if (line.Part != LedgerLinePart.Component)
        {
            yield break;
        }

        if (WeightOn(_before, line.Id) != WeightOn(_after, line.Id))
        {
            yield return Weight;
        }

        if (_before.Payout.TargetIncentive != _after.Payout.TargetIncentive)
        {
            yield return Target;
        }
    }

    // The mean of what the factor adds over all orders: over each set of others changed before it, weighed by the orders that have it.
    private Ratio Contribution(PayLines.Line line, ImmutableArray<int> changed, int factor)
    {
        ImmutableArray<int> others = changed.Remove(factor);
        var sum = Ratio.Zero;
        for (var set = 0; set < 1 << others.Length; set++)
        {
            var from = 0;
            for (var i = 0; i < others.Length; i++)
            {
                from |= (set >> i & 1) == 1 ? others[i] : 0;
            }

            sum += ShareOfOrders(BitOperations.PopCount((uint)set), changed.Length) * (Value(line, from | factor) - Value(line, from));
        }

        return sum;
    }

    // before! (n - before - 1)! / n!
    private static Ratio ShareOfOrders(int before, int n)
    {
        var share = Ratio.Of(1, n);
        for (var i = 1; i <= before; i++)
        {
            share *= Ratio.Of(i, n - i);
        }

        return share;
    }

    private Ratio Value(PayLines.Line line, int fromAfter)
    {
        var value = _mix.Of(line.Id, fromAfter & ~(Weight | Target));
        return line.Part == LedgerLinePart.Component
            ? value * WeightOn(Side(fromAfter & Weight), line.Id) * Ratio.FromDecimal(Side(fromAfter & Target).Payout.TargetIncentive.Amount)
            : value;
    }

    private PaySide Side(int fromAfter) => fromAfter == 0 ? _before : _after;

    private static Ratio WeightOn(PaySide side, string id) => side.Plan.Components[side.Plan.IndexOf(id)].Weight;

    private Money Rounded(Ratio amount) => new(amount.ToDecimal(_currency.MinorUnits), _currency);

    private static void RequireSame(Money calculated, Money paid, Payout payout)
    {
        if (calculated != paid)
        {
            throw new ArgumentException(
                Invariant($"'{payout.PayeeId}' was paid {paid} for {payout.Period.Id} on a line that comes to {calculated} on the attainments given: give those the run was paid on."), nameof(payout));
        }
    }
}
