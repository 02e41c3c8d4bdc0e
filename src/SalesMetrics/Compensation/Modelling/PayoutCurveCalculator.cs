namespace SalesMetrics.Compensation.Modelling;

/// <summary>Draws what a whole plan pays over a range of one attainment.</summary>
public static class PayoutCurveCalculator
{
    private const int MostPoints = 100_000;

    /// <summary>Pays the plan at every point, and finds where pay bends and jumps and what one more unit of credit pays between.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="targetIncentive">What it pays for a period at 100 % of everything; zero or more, in its currency.</param>
    /// <param name="options">What goes over which range.</param>
    /// <exception cref="ArgumentOutOfRangeException">
    /// The target incentive is negative, the quota is not above zero, the range is empty, or it has more than 100,000 points.
    /// </exception>
    /// <exception cref="CurrencyMismatchException">The target incentive or the quota is not in the plan's currency.</exception>
    public static PayoutCurve Calculate(Plan plan, Money targetIncentive, PayoutCurveOptions options)
    {
        ArgumentNullException.ThrowIfNull(plan);
        ArgumentNullException.ThrowIfNull(options);
        ArgumentOutOfRangeException.ThrowIfLessThan(targetIncentive, Money.Zero(plan.Currency));
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(options.Quota, Money.Zero(plan.Currency), nameof(options));
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(options.To, options.From, nameof(options));
        if ((options.To - options.From) / options.Step > Ratio.Of(MostPoints, 1))
        {
            throw new ArgumentOutOfRangeException(nameof(options), options.Step, Invariant($"More than {MostPoints} points: take larger steps."));
        }

        var pay = new SupposedPay(plan, targetIncentive, options);
        var quota = Ratio.FromDecimal(options.Quota.Amount);
        var (bends, isLocated) = new PayoutBends(pay).Find(options.From, options.To, quota);
        var degree = 1 + (2 * plan.Clauses.Length);
        var jumps = ImmutableArray.CreateBuilder<PayoutCurveJump>();
        var stretches = ImmutableArray.CreateBuilder<PayoutCurveStretch>();
        for (var i = 1; i < bends.Length; i++)
        {
            var (from, to) = (bends[i - 1], bends[i]);
            Ratio Total(Ratio x) => pay.Lines(x).Aggregate(Ratio.Zero, (sum, line) => sum + line);
            var middle = (from + to) / Ratio.Of(2, 1);
            stretches.Add(new PayoutCurveStretch(from, to, PayoutBends.LeftLimit(Total, from, to, 1) is { } end ? (end - Total(middle)) / ((to - middle) * quota) : null));
            isLocated &= TryAddJump(pay, from, to, degree, jumps);
        }

        return new PayoutCurve(plan, targetIncentive, options, Points(pay, options, bends), Joined(stretches, jumps), jumps.ToImmutable(), isLocated);
    }

    private static bool TryAddJump(SupposedPay pay, Ratio from, Ratio to, int degree, ImmutableArray<PayoutCurveJump>.Builder jumps)
    {
        var after = pay.Lines(to);
        var before = new Ratio[after.Length];
        for (var line = 0; line < after.Length; line++)
        {
            var at = line;
            if (PayoutBends.LeftLimit(x => pay.Lines(x)[at], from, to, degree) is not { } limit)
            {
                return false;
            }

            before[line] = limit;
        }

        ImmutableArray<string> jumping = [.. pay.LineIds.Where((_, line) => before[line] != after[line])];
        if (!jumping.IsEmpty)
        {
            jumps.Add(new PayoutCurveJump(to, Sum(before), Sum(after), jumping));
        }

        return true;
    }

    private static Ratio Sum(Ratio[] lines) => lines.Aggregate(Ratio.Zero, (sum, line) => sum + line);

    private static ImmutableArray<PayoutCurvePoint> Points(SupposedPay pay, PayoutCurveOptions options, ImmutableArray<Ratio> bends)
    {
        var attainments = new SortedSet<Ratio>(bends);
        for (var x = options.From; x < options.To; x += options.Step)
        {
            attainments.Add(x);
        }

        return [.. attainments.Select(pay.Point)];
    }

    // Stretches that go on at the same slope without a jump between them are one.
    private static ImmutableArray<PayoutCurveStretch> Joined(IEnumerable<PayoutCurveStretch> stretches, ImmutableArray<PayoutCurveJump>.Builder jumps)
    {
        var joined = new List<PayoutCurveStretch>();
        foreach (var stretch in stretches)
        {
            if (joined.Count > 0 && stretch.MarginalPay is not null && joined[^1].MarginalPay == stretch.MarginalPay && jumps.All(jump => jump.At != stretch.From))
            {
                joined[^1] = joined[^1] with { To = stretch.To };
            }
            else
            {
                joined.Add(stretch);
            }
        }

        return [.. joined];
    }
}
