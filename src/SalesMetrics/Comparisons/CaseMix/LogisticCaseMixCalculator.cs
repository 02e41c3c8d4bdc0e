using MathNet.Numerics.LinearAlgebra;
using SalesMetrics.Numerics;

namespace SalesMetrics.Comparisons.CaseMix;

/// <summary>Learns what deals are to be expected to be won from what is known about them, and compares units with that.</summary>
public static class LogisticCaseMixCalculator
{
    /// <summary>The most levels of all factors together.</summary>
    public const int MaxLevels = 500;

    private const int MaxSteps = 50;
    private const double Tolerance = 1e-12;
    private const double Certain = 1e-9;

    /// <summary>Fits win or loss on the factors (no interactions), by iteratively reweighted least squares, and compares units with the fit.</summary>
    /// <remarks>
    /// <para>R: glm(won ~ factors, family = binomial). Strata of single factors need many deals in each; with several factors at once a regression needs fewer.</para>
    /// <para>Where a level is always won or always lost the likelihood has no maximum. Then as many made-up deals as there are coefficients are added, at the common
    /// win rate and spread like the real ones (Clogg, Rubin, Schenker, Schultz and Weidman 1991), and <see cref="LogisticCaseMix.Reason"/> says so; likewise
    /// when the steps run out.</para>
    /// </remarks>
    /// <param name="deals">The decided deals, all with the same number of factors.</param>
    /// <returns>Null (undefined) without deals, or when all are won, or none.</returns>
    /// <exception cref="ArgumentException">Deals differ in their number of factors, or have more than <see cref="MaxLevels"/> levels.</exception>
    public static LogisticCaseMix? Calculate(IEnumerable<CaseMixDeal> deals)
    {
        ArgumentNullException.ThrowIfNull(deals);
        CaseMixDeal[] all = [.. deals];
        if (all.Length == 0 || all.All(deal => deal.IsWon) || !all.Any(deal => deal.IsWon))
        {
            return null;
        }

        var factors = all[0].Levels.Length;
        if (Array.Find(all, deal => deal.Levels.Length != factors) is { } other)
        {
            throw new ArgumentException(Invariant($"A deal of '{other.UnitId}' has {other.Levels.Length} factors, the first one {factors}."), nameof(deals));
        }

        var terms = Terms(all, factors);
        if (terms.Length > MaxLevels)
        {
            throw new ArgumentException(Invariant($"The factors have {terms.Length} levels: {MaxLevels} are the most. Join rare ones."), nameof(deals));
        }

        var cells = all.GroupBy(deal => KeyOf(deal.Levels), StringComparer.Ordinal).OrderBy(cell => cell.Key, StringComparer.Ordinal)
            .Select(cell => new Cell(cell.First().Levels, cell.Count(deal => deal.IsWon), cell.Count())).ToArray();
        var kept = Independent(terms, cells);
        var design = Matrix<double>.Build.Dense(cells.Length, kept.Length, (row, column) => IsIn(terms[kept[column]], cells[row].Levels) ? 1 : 0);
        var fit = Fit(design, [.. cells.Select(cell => (cell.Won, cell.Decided))]);
        var reason = fit.Search.Exit != SearchExit.Converged ? Invariant($"no maximum after {MaxSteps} steps")
            : fit.Chances.Any(chance => chance < Certain || chance > 1 - Certain) ? "some kind of deal was always won, or always lost"
            : "";
        if (reason.Length > 0)
        {
            var rate = (double)all.Count(deal => deal.IsWon) / all.Length;
            fit = Fit(design, [.. cells.Select(cell => Padded(cell, kept.Length, all.Length, rate))]);
            reason += Invariant($": {kept.Length} made-up deals at the common win rate keep chances from 0 and 1");
        }

        var chanceOf = cells.Zip(fit.Chances).ToDictionary(pair => KeyOf(pair.First.Levels), pair => pair.Second, StringComparer.Ordinal);
        var table = CaseMixCalculator.WithChances(all.Select(deal => new DealChance(deal.UnitId, deal.IsWon, chanceOf[KeyOf(deal.Levels)])))!;
        return new LogisticCaseMix(
            [.. terms.Select((term, i) => Array.IndexOf(kept, i) is >= 0 and var place ? term with { Value = fit.Coefficients[place] } : term)], fit.Search, reason, table);
    }

    private static LogisticTerm[] Terms(CaseMixDeal[] deals, int factors) =>
    [
        new LogisticTerm(-1, "", null),
        .. Enumerable.Range(0, factors).SelectMany(factor => deals.Select(deal => deal.Levels[factor]).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)
            .Skip(1).Select(level => new LogisticTerm(factor, level, null))),
    ];

    // With lengths, so that no level can look like two.
    private static string KeyOf(ImmutableArray<string> levels) => string.Concat(levels.Select(level => Invariant($"{level.Length}:{level}")));

    private static bool IsIn(LogisticTerm term, ImmutableArray<string> levels) => term.Factor < 0 || string.Equals(levels[term.Factor], term.Level, StringComparison.Ordinal);

    private static (double Won, double Decided) Padded(Cell cell, int coefficients, int deals, double rate)
    {
        var extra = (double)coefficients * cell.Decided / deals;
        return (cell.Won + (extra * rate), cell.Decided + extra);
    }

    // The terms that are no sums of earlier ones, by Gram and Schmidt, as R drops aliased columns.
    private static int[] Independent(LogisticTerm[] terms, Cell[] cells)
    {
        var (kept, basis) = (new List<int>(), new List<Vector<double>>());
        for (var i = 0; i < terms.Length; i++)
        {
            var column = Vector<double>.Build.Dense(cells.Length, row => IsIn(terms[i], cells[row].Levels) ? 1 : 0);
            var rest = basis.Aggregate(column, (left, direction) => left - (direction * direction.DotProduct(left)));
            if (rest.L2Norm() > 1e-7 * column.L2Norm())
            {
                kept.Add(i);
                basis.Add(rest.Normalize(2));
            }
        }

        return [.. kept];
    }

    private static (Vector<double> Coefficients, double[] Chances, SearchSummary Search) Fit(Matrix<double> design, (double Won, double Decided)[] cells)
    {
        var chances = cells.Select(cell => (cell.Won + 0.5) / (cell.Decided + 1)).ToArray();
        var coefficients = Vector<double>.Build.Dense(design.ColumnCount);
        var deviance = Deviance(cells, chances);
        for (var step = 1; step <= MaxSteps; step++)
        {
            var weights = cells.Zip(chances, (cell, p) => Math.Max(cell.Decided * p * (1 - p), 1e-300)).ToArray();
            var roots = Vector<double>.Build.DenseOfEnumerable(weights.Select(Math.Sqrt));
            var response = Vector<double>.Build.Dense(
                cells.Length, i => Math.Log(chances[i] / (1 - chances[i])) + ((cells[i].Won - (cells[i].Decided * chances[i])) / weights[i]));
            var weighted = Matrix<double>.Build.Dense(cells.Length, design.ColumnCount, (i, j) => design[i, j] * roots[i]);
            coefficients = weighted.QR().Solve(response.PointwiseMultiply(roots));
            chances = [.. (design * coefficients).Select(x => Math.Clamp(1 / (1 + Math.Exp(-x)), 1e-15, 1 - 1e-15))];
            var now = Deviance(cells, chances);
            if (Math.Abs(now - deviance) <= Tolerance * (Math.Abs(now) + 0.1))
            {
                return (coefficients, chances, new SearchSummary(SearchExit.Converged, step));
            }

            deviance = now;
        }

        return (coefficients, chances, new SearchSummary(SearchExit.EvaluationLimit, MaxSteps));
    }

    private static double Deviance((double Won, double Decided)[] cells, double[] chances) =>
        -2 * cells.Zip(chances, (cell, p) => (cell.Won * Math.Log(p)) + ((cell.Decided - cell.Won) * Math.Log(1 - p))).Sum();

    private sealed record Cell(ImmutableArray<string> Levels, double Won, double Decided);
}
