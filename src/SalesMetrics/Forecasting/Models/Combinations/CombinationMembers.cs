using SalesMetrics.Forecasting.Models.Arima;
using SalesMetrics.Forecasting.Models.ComplexSmoothing;
using SalesMetrics.Forecasting.Models.ExponentialSmoothing;
using SalesMetrics.Forecasting.Models.Theta;
using SalesMetrics.Series;

namespace SalesMetrics.Forecasting.Models.Combinations;

/// <summary>Fits the models that the automatic forecast combines.</summary>
internal sealed class CombinationMembers(TimeSeries series)
{
    private readonly ImmutableArray<CombinationMember>.Builder _members = ImmutableArray.CreateBuilder<CombinationMember>(6);
    private readonly ImmutableArray<LeftOutMember>.Builder _leftOut = ImmutableArray.CreateBuilder<LeftOutMember>();

    public ImmutableArray<CombinationMember> Members => _members.ToImmutable();

    public ImmutableArray<LeftOutMember> LeftOut => _leftOut.ToImmutable();

    /// <param name="series">At least 5 values, not constant.</param>
    public static CombinationMembers Of(TimeSeries series)
    {
        var members = new CombinationMembers(series);
        var isSeasonal = series.SeasonLength > 1;
        members.AddSmoothing(isSeasonal);
        members.AddComplex(isSeasonal);
        members.AddArima();
        members.Add(DynamicOptimisedThetaModel.ModelName, new DynamicOptimisedThetaModel().Fit(series));
        if (!isSeasonal)
        {
            members.Add(DampedTrendModel.ModelName, new DampedTrendModel().Fit(series));
        }

        IForecastModel simple = isSeasonal ? new SeasonalNaiveModel() : new DriftModel();
        members.Add(simple.Name, simple.Fit(series));
        return members;
    }

    private void AddSmoothing(bool isSeasonal)
    {
        const string All = "ets-mean", Damped = "damped-ets-mean";
        if (isSeasonal && series.SeasonLength > EtsModel.LongestSeason)
        {
            LeaveOut(All, Invariant($"a season of {series.SeasonLength} periods is longer than {EtsModel.LongestSeason}"));
            LeaveOut(Damped, Invariant($"a season of {series.SeasonLength} periods is longer than {EtsModel.LongestSeason}"));
            return;
        }

        var fits = EtsSelection.FitAll(new FitRequest(series, EtsModel.ModelName, null), EtsModel.FormsFor(series));
        AddMean(All, fits, AkaikeWeights.Flat);
        if (isSeasonal)
        {
            AddMean(Damped, [.. fits.Where(fit => fit.Form.Trend == TrendForm.Damped)], AkaikeWeights.Likelihood);
        }
    }

    private void AddMean(string name, ImmutableArray<FittedEts> fits, double rate)
    {
        if (fits.IsEmpty)
        {
            LeaveOut(name, Invariant($"no form of it could be fitted to {series.Length} values at season length {series.SeasonLength}"));
            return;
        }

        double[] criteria = [.. fits.Select(fit => fit.Chosen.Aicc!.Value)];
        _members.Add(new CombinationMember(
            name, [.. fits], [.. fits.Select(fit => fit.Form.ToString())], AkaikeWeights.Of(criteria, rate)));
    }

    private void AddComplex(bool isSeasonal)
    {
        if (!isSeasonal)
        {
            Add(ComplexSmoothingModel.ModelName, new ComplexSmoothingModel().Fit(series));
            return;
        }

        var fits = ComplexSmoothingModel.FitAll(series);
        double[] criteria = [.. fits.Select(fit => fit.Aicc)];
        _members.Add(new CombinationMember(
            "ces-mean",
            [.. fits.Select(fit => fit.Fit)],
            [.. fits.Select(fit => Invariant($"season {fit.Form}").ToLowerInvariant())],
            AkaikeWeights.Of(criteria, AkaikeWeights.Flat)));
    }

    private void AddArima()
    {
        if (series.SeasonLength > ArimaModel.LongestSeason)
        {
            LeaveOut(ArimaModel.ModelName, Invariant($"a season of {series.SeasonLength} periods is longer than {ArimaModel.LongestSeason}"));
            return;
        }

        Add(ArimaModel.ModelName, new ArimaModel().Fit(series));
    }

    // Each way of forecasting has one voice: a model that had to be replaced by a simpler one has none.
    private void Add(string name, IFittedModel fit)
    {
        if (string.Equals(fit.ModelName, name, StringComparison.Ordinal))
        {
            _members.Add(new CombinationMember(fit));
        }
        else
        {
            LeaveOut(name, fit.ModelReason ?? Invariant($"{fit.ModelName} was fitted instead"));
        }
    }

    private void LeaveOut(string name, string reason) => _leftOut.Add(new LeftOutMember(name, reason));
}
