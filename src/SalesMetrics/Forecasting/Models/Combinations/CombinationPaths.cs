using SalesMetrics.Numerics;

namespace SalesMetrics.Forecasting.Models.Combinations;

/// <summary>Draws futures of a combination: members' paths say how one step goes with the next, the limits of the combination how far each step reaches.</summary>
/// <remarks>
/// Within each step the drawn values are put in order, and each is replaced by the value that the combination has at that rank: the shuffle of Clark et al. 2004,
/// named after Schaake, with members' paths as the pattern. So single steps have the limits of the combination, and neighbouring steps go together as
/// in the members: within one because errors stay in its level, between them because a path is of one member and stays on its side. A lasting draw of each path
/// is mixed in for what all of them get wrong.
/// </remarks>
internal sealed class CombinationPaths
{
    // What all members together get wrong lasts. At this share sums over a horizon were covered as single steps were, in the training part of M3: see
    // docs/calculations/automatic-forecast.md.
    private const double LastingShare = 0.1;

    private readonly List<(ISamplePaths Form, double UpTo)> _forms = [];

    /// <param name="members">Those whose forms draw paths are drawn from, each with one voice, forms by their weights.</param>
    public CombinationPaths(ImmutableArray<CombinationMember> members)
    {
        var total = 0d;
        foreach (var member in members)
        {
            var known = 0d;
            for (var i = 0; i < member.Forms.Length; i++)
            {
                known += Draws(member.Forms[i]) ? member.Weights[i] : 0;
            }

            for (var i = 0; i < member.Forms.Length && known > 0; i++)
            {
                if (Draws(member.Forms[i]))
                {
                    total += member.Weights[i] / known;
                    _forms.Add(((ISamplePaths)member.Forms[i], total));
                }
            }
        }
    }

    /// <summary>Whether there is anything to draw from.</summary>
    public bool IsEmpty => _forms.Count == 0;

    /// <param name="means">The forecasts.</param>
    /// <param name="spreads">Their spreads.</param>
    /// <param name="limits">How many spreads wide.</param>
    /// <param name="count">How many paths.</param>
    /// <param name="seed">Any number.</param>
    public double[] Draw(ReadOnlySpan<double> means, ReadOnlySpan<double> spreads, CombinationLimits limits, int count, long seed)
    {
        var horizon = means.Length;
        var values = Patterns(horizon, count, seed);
        var scores = new double[count];
        for (var rank = 0; rank < count; rank++)
        {
            scores[rank] = Normal((rank + 0.5) / count);
        }

        var draws = new NormalStream(unchecked(seed ^ 0x5851F42D4C957F2D));
        var (column, order) = (new double[count], new int[count]);
        var lasting = Lasting(count, seed);
        for (var h = 0; h < horizon; h++)
        {
            for (var i = 0; i < count; i++)
            {
                column[i] = values[(i * horizon) + h];
            }

            Order(column, order);
            for (var rank = 0; rank < count; rank++)
            {
                column[order[rank]] = (Math.Sqrt(1 - LastingShare) * scores[rank]) + (Math.Sqrt(LastingShare) * lasting[order[rank]]);
            }

            Order(column, order);
            for (var rank = 0; rank < count; rank++)
            {
                // Somewhere within the share of its rank, so that the values of few paths are as random as those of many.
                var z = Normal((rank + draws.Uniform()) / count);
                var away = Math.CopySign(spreads[h] * limits.SpreadsFor(Math.Abs(z), h + 1), z);
                values[(order[rank] * horizon) + h] = Math.Clamp(means[h] + away, -double.MaxValue, double.MaxValue);
            }
        }

        return values;
    }

    // The ends of the distribution are cut where a double can no longer tell them from certainty.
    private static double Normal(double share)
    {
        var place = Math.Clamp(share, 1e-15, 1 - 1e-15);
        return Math.CopySign(NormalQuantile.TwoSided(Math.Abs((2 * place) - 1)), place - 0.5);
    }

    // Ties are broken by the number of the path, which is arbitrary, so that the order is the same everywhere.
    private static void Order(double[] values, int[] order)
    {
        for (var i = 0; i < order.Length; i++)
        {
            order[i] = i;
        }

        order.AsSpan().Sort((a, b) => values[a].CompareTo(values[b]) is var c && c != 0 ? c : a.CompareTo(b));
    }

    private static double[] Lasting(int count, long seed)
    {
        var draws = new NormalStream(unchecked(seed ^ 0x2545F4914F6CDD1D));
        var lasting = new double[count];
        for (var i = 0; i < count; i++)
        {
            lasting[i] = draws.Next();
        }

        return lasting;
    }

    // A naive form keeps the error of each place of the season and knows nothing between places: no pattern of how one step goes with the next. ARIMA knows, but on
    // the training part of M3 its paths beside the others changed nothing: see docs/calculations/automatic-forecast.md.
    private static bool Draws(IFittedModel form) => form is ISamplePaths and not (LagFit or Arima.FittedArima) && form.NoIntervalReason is null;

    /// <summary>Paths of the members, in an order that says nothing about whose they are.</summary>
    private double[] Patterns(int horizon, int count, long seed)
    {
        var draws = new NormalStream(seed);
        var chosen = new int[count];
        var counts = new int[_forms.Count];
        for (var i = 0; i < count; i++)
        {
            var place = draws.Uniform() * _forms[^1].UpTo;
            var form = 0;
            while (form < _forms.Count - 1 && place >= _forms[form].UpTo)
            {
                form++;
            }

            chosen[i] = form;
            counts[form]++;
        }

        var values = new double[horizon * count];
        for (var form = 0; form < counts.Length; form++)
        {
            // Every form draws by a seed of its own: the same errors in two of them would make their paths alike.
            var formSeed = unchecked((long)((ulong)seed ^ ((ulong)(form + 1) * 0xD1B54A32D192ED03)));
            if (counts[form] == 0 || _forms[form].Form.SamplePaths(horizon, counts[form], formSeed) is not { } paths)
            {
                continue;
            }

            var next = 0;
            for (var i = 0; i < count; i++)
            {
                if (chosen[i] == form)
                {
                    paths.Path(next++).CopyTo(values.AsSpan(i * horizon, horizon));
                }
            }
        }

        return values;
    }
}
