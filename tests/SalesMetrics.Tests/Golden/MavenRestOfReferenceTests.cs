using System.Collections.Immutable;
using System.Text.Json;
using SalesMetrics.Comparisons;
using SalesMetrics.Comparisons.CaseMix;
using SalesMetrics.Comparisons.ControlCharts;
using SalesMetrics.Comparisons.Shrinkage;
using SalesMetrics.Forecasting;
using SalesMetrics.Forecasting.Evaluation;
using SalesMetrics.Numerics;
using SalesMetrics.Pipeline;
using SalesMetrics.Tests.Support;
using static SalesMetrics.Tests.Golden.Reference;

namespace SalesMetrics.Tests.Golden;

/// <summary>
/// What the other Maven tests leave unread of their reference files, against R 4.2.2 (glm, optim, and the formulas of <c>spec/comparison.md</c>). Within
/// 1e-9, relative; the height of the flat beta-binomial likelihood within 1e-5.
/// </summary>
public class MavenRestOfReferenceTests
{
    private const string Xmr = "data/reference/crm-xmr-rep.json";
    private const string Weekly = "data/reference/crm-ewma-cusum-company.json";
    private const string BetaBinomial = "data/reference/crm-betabinomial-rep.json";
    private const string CaseMixRows = "data/reference/crm-casemix-rep.csv";
    private const string CaseMixParameters = "data/reference/crm-casemix-rep-parameters.json";
    private const string ForecastAccuracy = "data/reference/crm-forecast-accuracy.json";
    private const string ByMonth = "data/reference/crm-monthly-won-value-rep.csv";

    [SharedDataFact(Maven.Pipeline, Maven.Teams, Maven.Products, CaseMixRows, CaseMixParameters)]
    public void At_equal_mix_of_product_and_region_reps_are_as_by_R()
    {
        // R: glm(won ~ product + regional_office, binomial), fitted values summed by rep.
        using var parameters = Read(CaseMixParameters);
        Assert.Equal("product", parameters.RootElement.GetProperty("stratum").GetString());
        var organization = Maven.Organization();
        var fit = LogisticCaseMixCalculator.Calculate(Maven.Deals().Where(deal => deal.Outcome is not DealOutcome.Open).Select(deal => new CaseMixDeal(
            deal.OwnerId,
            deal.Outcome is DealOutcome.Won,
            deal.ProductId,
            organization.TryGetOn(Maven.AsOf, deal.OwnerId, out var role) ? role.TerritoryId : "")))!;

        Assert.Equal((SearchExit.Converged, ""), (fit.Search.Exit, fit.Reason));
        Assert.Equal(1 + 6 + 2, fit.Terms.Length);
        var rows = Maven.Table(CaseMixRows);
        Assert.Equal(15, rows.Count);
        Assert.All(rows, row => AssertClose(row.Number("logisticExpected"), fit.Table.Units.Single(one => one.Id == row["unit"]).Expected));
        Assert.All(fit.Table.Units, unit => Assert.True(unit.AdjustedProbability > 0.1, unit.Id));
    }

    [SharedDataFact(Maven.Pipeline, Maven.Teams, Maven.Products, BetaBinomial)]
    public void The_spread_of_reps_is_that_of_R_as_far_as_a_flat_likelihood_tells()
    {
        using var reference = Read(BetaBinomial);
        var root = reference.RootElement;
        WinCount[] counts = [.. Maven.Outcomes(OutcomeGrouping.Payee).WinRates.Select(rate => rate.Count).Where(count => count.Decided > 0)];
        var pooled = (double)counts.Sum(count => count.Won) / counts.Sum(count => count.Decided);
        AssertClose(root.GetProperty("pooled").GetDouble(), pooled);

        // Kleinman 1973: the excess of chi-square over what luck gives, over the most it could be.
        double all = counts.Sum(count => count.Decided), freedom = counts.Length - 1;
        var rho = (HomogeneityCalculator.Calculate(counts).Statistic!.Value - freedom) / (all - (counts.Sum(count => (double)count.Decided * count.Decided) / all) - freedom);
        AssertClose(root.GetProperty("momentRho").GetDouble(), rho);
        AssertClose(root.GetProperty("momentRhoRaw").GetDouble(), rho);
        AssertClose(root.GetProperty("momentPriorStrength").GetDouble(), (1 / rho) - 1);

        var mle = root.GetProperty("mle");
        var (alpha, beta, strength) = (mle.GetProperty("alpha").GetDouble(), mle.GetProperty("beta").GetDouble(), mle.GetProperty("strength").GetDouble());
        AssertClose(strength, alpha + beta);
        AssertClose(mle.GetProperty("mean").GetDouble(), alpha / strength);
        AssertClose(mle.GetProperty("rho").GetDouble(), 1 / (1 + strength));
        var fitted = RateShrinkageCalculator.Calculate(counts)!;
        var gain = Gain(counts, fitted.Mean * fitted.Strength!.Value, (1 - fitted.Mean) * fitted.Strength.Value, pooled);
        AssertNear(mle.GetProperty("logLikGain").GetDouble(), gain, 1e-5);
        AssertNear(mle.GetProperty("lrStatistic").GetDouble(), 2 * gain, 2e-5);
        AssertNear(mle.GetProperty("pHalfChi1").GetDouble(), MathNet.Numerics.SpecialFunctions.Erfc(Math.Sqrt(gain)) / 2, 1e-4);

        var stated = root.GetProperty("fixedPrior");
        var drawn = RateShrinkageCalculator.WithStrength(counts, stated.GetProperty("strength").GetDouble())!;
        AssertClose(stated.GetProperty("alpha").GetDouble(), drawn.Mean * drawn.Strength!.Value);
        AssertClose(stated.GetProperty("beta").GetDouble(), (1 - drawn.Mean) * drawn.Strength!.Value);
        foreach (var row in root.GetProperty("rowsFixedPrior100").EnumerateArray())
        {
            var rate = drawn.Rates.Single(one => one.Count.Id == row.GetProperty("unit").GetString());
            Assert.Equal((row.GetProperty("won").GetInt64(), row.GetProperty("decided").GetInt64()), (rate.Count.Won, rate.Count.Decided));
            AssertClose(row.GetProperty("rawRate").GetDouble(), rate.Count.Rate!.Value.ToDouble());
            AssertClose(row.GetProperty("postSd").GetDouble(), Math.Sqrt(rate.Rate * (1 - rate.Rate) / (rate.Count.Decided + 100 + 1)));
        }
    }

    [SharedDataFact(Xmr)]
    public void Charts_without_a_floor_and_the_periods_that_stand_out_are_those_of_the_reference()
    {
        using var reference = Read(Xmr);
        Assert.Equal(Enumerable.Range(3, 10).Select(month => FormattableString.Invariant($"2017-{month:00}")), Months(reference.RootElement.GetProperty("months")));
        foreach (var unit in reference.RootElement.GetProperty("units").EnumerateArray().Append(reference.RootElement.GetProperty("company")))
        {
            double Expected(string name) => unit.GetProperty(name).GetDouble();
            ImmutableArray<double> values = [.. unit.GetProperty("values").EnumerateArray().Select(value => value.GetDouble())];
            var chart = XmrChartCalculator.Calculate(values);
            AssertClose(Expected("lower"), chart.Lower!.Value);
            AssertClose(Expected("sigmaHat"), chart.MovingRange!.Value / 1.128);
            AssertClose(Expected("medianMovingRange"), XmrChartCalculator.Calculate(values, new() { IsMedianBased = true }).MovingRange!.Value);
            AssertPeriods(unit.GetProperty("outside"), chart, XmrRule.BeyondLimit);
            AssertPeriods(unit.GetProperty("runOf8"), chart, XmrRule.EightOnOneSide);
            AssertPeriods(unit.GetProperty("rangeOutside"), chart, XmrRule.RangeBeyondLimit);
        }
    }

    [SharedDataFact(Weekly)]
    public void The_weekly_reference_was_made_with_the_parameters_of_our_charts()
    {
        using var reference = Read(Weekly);
        double Expected(string name) => reference.RootElement.GetProperty(name).GetDouble();
        Assert.Equal("2017-02-27", reference.RootElement.GetProperty("weekZeroMonday").GetString());

        // One week of a thousand deals, a score of 2 above: the mean is lambda x 2, its limit L sqrt(lambda / (2 - lambda) x (1 - (1 - lambda)^2)) = L lambda, the sum 2 - k.
        var point = ProportionChartCalculator.Calculate([new("1", 500 + 40, 1_000)], 0.5)!.Points[0];
        AssertClose(Expected("lambda") * point.Score, point.Ewma);
        AssertClose(Expected("L") * Expected("lambda"), point.EwmaLimit);
        AssertClose(point.Score - Expected("k"), point.CusumHigh);
        Assert.False((point with { CusumHigh = Expected("h") }).IsCusumSignal);
        Assert.True((point with { CusumHigh = Expected("h") + 1e-9 }).IsCusumSignal);
    }

    [SharedDataFact(ForecastAccuracy, Maven.Pipeline, Maven.Teams, Maven.Products)]
    public void Errors_of_the_mean_of_three_months_are_those_of_the_reference()
    {
        using var reference = Read(ForecastAccuracy);
        double Expected(string name) => reference.RootElement.GetProperty(name).GetDouble();
        double[] Series(string name) => [.. reference.RootElement.GetProperty(name).EnumerateArray().Select(value => value.GetDouble())];
        var won = Maven.Deals().Select(deal => deal.Outcome).OfType<DealOutcome.Won>().ToLookup(one => one.On.Month, one => (double)one.Amount.Amount);
        var months = Months(reference.RootElement.GetProperty("months"));
        Assert.Equal(["2017-06", "2017-07", "2017-08", "2017-09", "2017-10", "2017-11", "2017-12"], months);
        double[] actual = [.. Enumerable.Range(6, 7).Select(month => won[month].Sum())];
        double[] forecast = [.. Enumerable.Range(6, 7).Select(month => Enumerable.Range(month - 3, 3).Average(before => won[before].Sum()))];
        Assert.Equal(Series("actual"), actual);
        Assert.All(Series("forecast").Zip(forecast), pair => AssertClose(pair.First, pair.Second));

        AssertClose(Expected("mae"), ErrorMeasures.MeanAbsoluteError(actual, forecast));
        AssertClose(Expected("rmse"), ErrorMeasures.RootMeanSquaredError(actual, forecast));
        AssertClose(Expected("wape"), ErrorMeasures.WeightedAbsolutePercentageError(actual, forecast)!.Value);
        AssertClose(Expected("bias"), ErrorMeasures.RelativeBias(actual, forecast)!.Value);
        AssertClose(Expected("smape"), AccuracyMeasures.SmapePercent(actual, forecast) / 100);
        AssertClose(Expected("mape"), ErrorMeasures.MeanAbsolutePercentageError(actual, forecast)!.Value);
    }

    [SharedDataFact(ByMonth)]
    public void The_months_of_the_reference_by_rep_are_the_ten_that_have_wins() =>
        Assert.Equal(
            ["unit", "2017-03", "2017-04", "2017-05", "2017-06", "2017-07", "2017-08", "2017-09", "2017-10", "2017-11", "2017-12"], Maven.Table(ByMonth)[0].Keys);

    // The reference numbers periods from 1; in the units given it lists none.
    private static void AssertPeriods(JsonElement expected, XmrChart chart, XmrRule rule) =>
        Assert.Equal(expected.EnumerateArray().Select(period => period.GetInt32()), chart.Signals.Where(signal => signal.Rule == rule).Select(signal => signal.Index + 1));

    // How much likelier the counts are with beta-binomial rates than with one common rate, in logarithms.
    private static double Gain(WinCount[] counts, double alpha, double beta, double pooled) => counts.Sum(count =>
        MathNet.Numerics.SpecialFunctions.BetaLn(count.Won + alpha, count.Decided - count.Won + beta) - MathNet.Numerics.SpecialFunctions.BetaLn(alpha, beta)
        - (count.Won * Math.Log(pooled)) - ((count.Decided - count.Won) * Math.Log(1 - pooled)));

    private static string[] Months(JsonElement months) => [.. months.EnumerateArray().Select(month => month.GetString()!)];

    private static JsonDocument Read(string path) => JsonDocument.Parse(File.ReadAllText(SharedData.PathOf(path)));
}
