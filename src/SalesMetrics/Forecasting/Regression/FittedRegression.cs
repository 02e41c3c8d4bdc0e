using SalesMetrics.Explanations;
using SalesMetrics.Forecasting.Fitting;
using SalesMetrics.Forecasting.Models;
using SalesMetrics.Numerics;
using SalesMetrics.Series;

namespace SalesMetrics.Forecasting.Regression;

/// <summary>A regression fitted to one history: what <see cref="RegressionModel"/> returns unless it had to fall back.</summary>
/// <remarks>Two fits are equal only when they are the same object.</remarks>
public sealed class FittedRegression : IFittedModel, ISamplePaths, IExplainable
{
    // Up to here a chi-squared number is the sum of as many squares; beyond, Wilson & Hilferty 1931 are near enough.
    private const int FewDegrees = 60;

    private readonly SeriesScale _scale;
    private readonly RegressionDesign _design;
    private readonly ColumnRegression _regression;

    internal FittedRegression(
        FitRequest request, SeriesScale scale, RegressionDesign design, ColumnRegression regression, RegressionTerms terms, IFittedModel? errors)
    {
        Series = request.Series;
        ModelName = request.ModelName;
        (_scale, _design, _regression) = (scale, design, regression);
        Terms = terms.Terms;
        LeftOut = terms.LeftOut;
        DegreesOfFreedom = terms.DegreesOfFreedom;
        Errors = errors;
        ModelReason = Join(
            [
                request.Reason,
                .. LeftOut.Select(term => Invariant($"{term.Name} left out: {term.Reason}")),
                .. Terms.Where(term => term.IsCollinear).Take(1).Select(_ => Collinear()),
                errors?.ModelReason,
            ]);
        Parameters = [.. Terms.Select(term => new ModelParameter(term.Name, term.Coefficient)), .. errors?.Parameters ?? []];
        NoIntervalReason = terms.Deviation is null
            ? "The model runs through every value of the history, so the spread of the future cannot be measured from it."
            : errors?.NoIntervalReason;
        ResidualStandardDeviation = NoIntervalReason is not null
            ? null
            : Math.Min((errors?.ResidualStandardDeviation ?? terms.Deviation!.Value) * scale.Width, double.MaxValue);
        FittedValues = Fitted();
        ErrorAutocorrelation = terms.Deviation is null ? null : Autocorrelation(regression.Errors);
    }

    /// <inheritdoc/>
    public TimeSeries Series { get; }

    /// <inheritdoc/>
    public string ModelName { get; }

    /// <summary>Which terms were left out, or cannot be told from each other, and why; null when there is nothing to say.</summary>
    public string? ModelReason { get; }

    /// <summary>The terms, the constant first.</summary>
    public ImmutableArray<RegressionTerm> Terms { get; }

    /// <summary>The terms that the history says nothing about; forecasts are made as if they stayed as they were.</summary>
    public ImmutableArray<LeftOutTerm> LeftOut { get; }

    /// <summary>The number of values less the number of <see cref="Terms"/>; at least 1.</summary>
    public int DegreesOfFreedom { get; }

    /// <summary>The autocorrelation of the errors of least squares at lag 1, -1 to 1; null when no error is left.</summary>
    /// <remarks>Far from 0 (beyond 2 / sqrt(n)) the errors are not independent: limits are then too narrow, and
    /// <see cref="RegressionErrors.Arima"/> is the better choice.</remarks>
    public double? ErrorAutocorrelation { get; }

    /// <summary>The model of the errors, which are in units of the history's range; null when they are taken to be independent.</summary>
    public IFittedModel? Errors { get; }

    /// <summary>The coefficients by the names of their terms, then the parameters of <see cref="Errors"/>.</summary>
    public ImmutableArray<ModelParameter> Parameters { get; }

    /// <inheritdoc/>
    public ImmutableArray<double> FittedValues { get; }

    /// <inheritdoc/>
    public double? ResidualStandardDeviation { get; }

    /// <inheritdoc/>
    public string? NoIntervalReason { get; }

    /// <inheritdoc/>
    public SearchSummary Search => Errors?.Search ?? default;

    /// <inheritdoc/>
    /// <exception cref="ArgumentOutOfRangeException">The horizon or a level is out of its range, or a regressor is not known so far.</exception>
    public Forecast Forecast(int horizon, params ReadOnlySpan<double> levels)
    {
        Forecasting.Forecast.CheckHorizon(horizon);
        Forecasting.Forecast.CheckLevels(levels);
        _design.CheckHorizon(Series, horizon);
        var errors = Errors?.Forecast(horizon, levels);
        var quantiles = new double[levels.Length];
        for (var i = 0; i < levels.Length && errors is null; i++)
        {
            quantiles[i] = StudentQuantile.TwoSided(levels[i], DegreesOfFreedom);
        }

        var row = new double[_design.Count];
        var steps = ImmutableArray.CreateBuilder<ForecastStep>(horizon);
        for (var h = 0; h < horizon; h++)
        {
            _design.FillRow(Series.Length + h, row);
            var place = _regression.At(row);
            var intervals = ImmutableArray.CreateBuilder<PredictionInterval>(levels.Length);
            if (errors is not null)
            {
                foreach (var interval in NoIntervalReason is null ? errors.Steps[h].Intervals : [])
                {
                    intervals.Add(new PredictionInterval(interval.Level, Restore(place + interval.Lower), Restore(place + interval.Upper)));
                }

                place += errors.Steps[h].Mean;
            }
            else if (ResidualStandardDeviation is { } deviation && !levels.IsEmpty)
            {
                var spread = deviation / _scale.Width * Math.Sqrt(1 + _regression.Leverage(row));
                for (var i = 0; i < levels.Length; i++)
                {
                    intervals.Add(new PredictionInterval(
                        levels[i], Restore(place - (quantiles[i] * spread)), Restore(place + (quantiles[i] * spread))));
                }
            }

            steps.Add(new ForecastStep(h + 1, Restore(place), intervals.DrainToImmutable()));
        }

        return new Forecast(Series.Id, ModelName, ModelReason, levels.IsEmpty ? null : NoIntervalReason, steps.MoveToImmutable());
    }

    /// <summary>Draws futures: coefficients and the spread of the errors as the history leaves them possible, then errors. With <see cref="Errors"/> coefficients are
    /// taken as known, as the limits do, and the errors are its paths.</summary>
    /// <inheritdoc cref="ISamplePaths.SamplePaths" path="/param"/>
    /// <returns>The paths; null when the spread of the future could not be measured, or <see cref="Errors"/> draws none.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A number is out of its range, or a regressor is not known so far.</exception>
    public SamplePaths? SamplePaths(int horizon, int count, long seed)
    {
        Forecasting.SamplePaths.Check(horizon, count);
        _design.CheckHorizon(Series, horizon);
        if (NoIntervalReason is not null)
        {
            return null;
        }

        var row = new double[_design.Count];
        var (means, directions) = (new double[horizon], new double[horizon][]);
        for (var h = 0; h < horizon; h++)
        {
            _design.FillRow(Series.Length + h, row);
            means[h] = _regression.At(row);
            directions[h] = _regression.Direction(row);
        }

        if (Errors is not null)
        {
            return Errors is ISamplePaths drawing ? drawing.SamplePaths(horizon, count, seed)?.Map((error, step) => Restore(means[step - 1] + error)) : null;
        }

        return Draw(means, directions, count, new NormalStream(seed));
    }

    /// <summary>The next value by its terms.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A regressor is not known for the next period.</exception>
    public Explanation Explain()
    {
        _design.CheckHorizon(Series, 1);
        var row = new double[_design.Count];
        _design.FillRow(Series.Length, row);
        var lines = Terms.Select((term, k) => new Explanation(
            term.Name,
            new ExplainedValue.OfEstimate(Finite(term.Coefficient * row[_regression.Kept[k]])),
            new Explanation("Coefficient", new ExplainedValue.OfEstimate(term.Coefficient)),
            new Explanation("In the next period", new ExplainedValue.OfEstimate(row[_regression.Kept[k]]))));
        var errors = Errors is null
            ? []
            : (Explanation[])[new Explanation("Errors", new ExplainedValue.OfEstimate(Finite(Errors.Forecast(1).Steps[0].Mean * _scale.Width))) { Rule = Errors.ModelName }];
        return new Explanation(
            "Forecast of the next period",
            new ExplainedValue.OfEstimate(Forecast(1).Steps[0].Mean),
            [.. lines, .. errors, .. LeftOut.Select(term => new Explanation(term.Name, new ExplainedValue.Undefined(term.Reason)))])
        {
            Rule = "the sum of coefficient times term",
        };
    }

    private static string? Join(IEnumerable<string?> reasons) =>
        string.Join(' ', reasons.Where(reason => reason is not null)) is { Length: > 0 } joined ? joined : null;

    private static double Finite(double value) => Math.Clamp(value, -double.MaxValue, double.MaxValue);

    private static double Autocorrelation(double[] errors)
    {
        double product = 0, squares = errors[0] * errors[0];
        for (var t = 1; t < errors.Length; t++)
        {
            product += errors[t] * errors[t - 1];
            squares += errors[t] * errors[t];
        }

        return product / squares;
    }

    private double Restore(double place) => Finite(_scale.Restore(place));

    private string Collinear() =>
        Invariant($"Hardly told from each other: {string.Join(", ", Terms.Where(term => term.IsCollinear).Select(term => term.Name))}.");

    private ImmutableArray<double> Fitted()
    {
        var fitted = ImmutableArray.CreateBuilder<double>(Series.Length);
        var first = Series.Length - (Errors?.FittedValues.Length ?? Series.Length);
        for (var t = first; t < Series.Length; t++)
        {
            var place = (Series.Values[t] - _scale.Centre) / _scale.Width;
            fitted.Add(Restore(place - _regression.Errors[t] + (Errors?.FittedValues[t - first] ?? 0)));
        }

        return fitted.DrainToImmutable();
    }

    private SamplePaths Draw(double[] means, double[][] directions, int count, NormalStream normals)
    {
        var spread = ResidualStandardDeviation!.Value / _scale.Width;
        var values = new double[means.Length * count];
        var coefficients = new double[_regression.Kept.Length];
        for (var i = 0; i < count; i++)
        {
            foreach (ref var coefficient in coefficients.AsSpan())
            {
                coefficient = normals.Next();
            }

            // Sigma squared times degrees over a chi-squared number: what makes the limits Student's and not normal.
            var own = spread / Math.Sqrt(Mean(ref normals));
            for (var h = 0; h < means.Length; h++)
            {
                var error = normals.Next();
                for (var k = 0; k < coefficients.Length; k++)
                {
                    error += directions[h][k] * coefficients[k];
                }

                values[(i * means.Length) + h] = Restore(means[h] + (own * error));
            }
        }

        return new SamplePaths(means.Length, ImmutableArray.Create(values));
    }

    // A chi-squared number over its degrees of freedom.
    private double Mean(ref NormalStream normals)
    {
        if (DegreesOfFreedom > FewDegrees)
        {
            var part = 2d / (9d * DegreesOfFreedom);
            var root = 1 - part + (normals.Next() * Math.Sqrt(part));
            return root * root * root;
        }

        var sum = 0d;
        for (var i = 0; i < DegreesOfFreedom; i++)
        {
            var normal = normals.Next();
            sum += normal * normal;
        }

        return sum / DegreesOfFreedom;
    }
}
