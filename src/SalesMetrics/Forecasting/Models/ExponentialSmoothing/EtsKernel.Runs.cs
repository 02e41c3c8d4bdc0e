using System.Numerics;
using System.Runtime.CompilerServices;

namespace SalesMetrics.Forecasting.Models.ExponentialSmoothing;

/// <content>The two recursions with their derivatives, a block of values at a time.</content>
internal readonly ref partial struct EtsKernel
{
    /// <summary>Without season or with an additive one: f = l + phi b + s, r = y - f, l = l + phi b + alpha r, b = phi b + beta r,
    /// s = s + gamma r; with an additive error as with a multiplicative one, whose error is r / f.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private bool RunAdditive(EtsParameters parameters, ReadOnlySpan<double> block, ref Progress run, Span<double> gradient)
    {
        var width = _shape.Lanes / Vector<double>.Count;
        var (alpha, beta, gamma, phi) = parameters;
        var (l, b, place, squares) = (run.Level, run.Trend, run.Place, run.Squares);
        Vector<double> minusAlpha = new(-alpha), minusBeta = new(-beta), minusGamma = new(-gamma), phis = new(phi);
        var levels = Vectors(_level)[..width];
        var trends = Vectors(_trend)[..width];
        var allSeasons = Vectors(_seasons);
        var allRows = Vectors(_rows);
        var gradients = Vectors(gradient)[..width];
        var relatives = Vectors(_relative)[..width];
        var seeds = Vectors(_seeds);
        var seeded = Seeded;
        var isRelative = _shape.IsMultiplicativeError;
        var product = 1d;
        for (var t = 0; t < block.Length; t++)
        {
            var value = block[t];
            var damped = phi * b;
            var season = _states[place];
            var forecast = l + damped + season;
            if (isRelative)
            {
                if (!(forecast > LeastForecast && forecast < MostForecast))
                {
                    return false;
                }

                product *= forecast;
                if ((t & 7) == 7)
                {
                    run.Logs += Math.Log(product);
                    product = 1;
                }
            }

            var residual = value - forecast;
            var inverse = isRelative ? 1 / forecast : 1;
            var error = residual * inverse;
            squares += error * error;
            var weight = isRelative ? value * inverse * inverse : 1;
            Vector<double> errors = new(-error), weights = new(weight), inverses = new(inverse);
            Vector<double> residuals = new(residual), trendNow = new(b);
            var seasons = allSeasons.Slice(place * width, width);
            var rows = allRows.Slice(t * width, width);
            for (var v = 0; v < seeded; v++)
            {
                var ofPhi = trendNow * seeds[(3 * width) + v];
                var dampedTrend = Vector.FusedMultiplyAdd(phis, trends[v], ofPhi);
                var expected = levels[v] + dampedTrend;
                var ofSeason = seasons[v];
                var ofForecast = expected + ofSeason;
                levels[v] = Vector.FusedMultiplyAdd(minusAlpha, ofForecast, Vector.FusedMultiplyAdd(residuals, seeds[v], expected));
                trends[v] = Vector.FusedMultiplyAdd(
                    minusBeta, ofForecast, Vector.FusedMultiplyAdd(residuals, seeds[width + v], dampedTrend));
                seasons[v] = Vector.FusedMultiplyAdd(
                    minusGamma, ofForecast, Vector.FusedMultiplyAdd(residuals, seeds[(2 * width) + v], ofSeason));
                var row = weights * ofForecast;
                rows[v] = row;
                gradients[v] = Vector.FusedMultiplyAdd(errors, row, gradients[v]);
                relatives[v] = Vector.FusedMultiplyAdd(inverses, ofForecast, relatives[v]);
            }

            for (var v = seeded; v < width; v++)
            {
                var dampedTrend = phis * trends[v];
                var expected = levels[v] + dampedTrend;
                var ofSeason = seasons[v];
                var ofForecast = expected + ofSeason;
                levels[v] = Vector.FusedMultiplyAdd(minusAlpha, ofForecast, expected);
                trends[v] = Vector.FusedMultiplyAdd(minusBeta, ofForecast, dampedTrend);
                seasons[v] = Vector.FusedMultiplyAdd(minusGamma, ofForecast, ofSeason);
                var row = weights * ofForecast;
                rows[v] = row;
                gradients[v] = Vector.FusedMultiplyAdd(errors, row, gradients[v]);
                relatives[v] = Vector.FusedMultiplyAdd(inverses, ofForecast, relatives[v]);
            }

            l += damped + (alpha * residual);
            b = damped + (beta * residual);
            _states[place] = season + (gamma * residual);
            place = place + 1 == _states.Length ? 0 : place + 1;
        }

        run.Logs += Math.Log(product);
        (run.Level, run.Trend, run.Place, run.Squares) = (l, b, place, squares);
        return true;
    }

    /// <summary>With a multiplicative season: q = l + phi b, f = q s, r = y - f, l = q + alpha r / s, b = phi b + beta r / s,
    /// s = s + gamma r / q.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private bool RunMultiplicative(EtsParameters parameters, ReadOnlySpan<double> block, ref Progress run, Span<double> gradient)
    {
        var width = _shape.Lanes / Vector<double>.Count;
        var (alpha, beta, gamma, phi) = parameters;
        var (l, b, place, squares) = (run.Level, run.Trend, run.Place, run.Squares);
        Vector<double> alphas = new(alpha), betas = new(beta), gammas = new(gamma), phis = new(phi);
        var levels = Vectors(_level)[..width];
        var trends = Vectors(_trend)[..width];
        var allSeasons = Vectors(_seasons);
        var allRows = Vectors(_rows);
        var gradients = Vectors(gradient)[..width];
        var relatives = Vectors(_relative)[..width];
        var seeds = Vectors(_seeds);
        var seeded = Seeded;
        var product = 1d;
        for (var t = 0; t < block.Length; t++)
        {
            var value = block[t];
            var damped = phi * b;
            var expectedLevel = l + damped;
            var season = _states[place];
            var forecast = expectedLevel * season;
            if (!(forecast > LeastForecast && forecast < MostForecast && season > LeastForecast))
            {
                return false;
            }

            product *= forecast;
            if ((t & 7) == 7)
            {
                run.Logs += Math.Log(product);
                product = 1;
            }

            var inverse = 1 / forecast;
            var perSeason = value * inverse * expectedLevel;
            var perLevel = value * inverse * season;
            var error = (value * inverse) - 1;
            squares += error * error;
            var levelResidual = perSeason - expectedLevel;
            var seasonResidual = perLevel - season;
            Vector<double> errors = new(-error), weights = new(value * inverse * inverse), inverses = new(inverse);
            Vector<double> levelResiduals = new(levelResidual), seasonResiduals = new(seasonResidual), trendNow = new(b);
            Vector<double> states = new(season), expectedLevels = new(expectedLevel);
            Vector<double> slopeOfSeason = new(perSeason * inverse * expectedLevel), slopeOfLevel = new(perLevel * inverse * season);
            var seasons = allSeasons.Slice(place * width, width);
            var rows = allRows.Slice(t * width, width);
            for (var v = 0; v < width; v++)
            {
                var dampedTrend = phis * trends[v];
                if (v < seeded)
                {
                    dampedTrend = Vector.FusedMultiplyAdd(trendNow, seeds[(3 * width) + v], dampedTrend);
                }

                var expected = levels[v] + dampedTrend;
                var ofSeason = seasons[v];
                var ofForecast = Vector.FusedMultiplyAdd(states, expected, expectedLevels * ofSeason);
                var ofLevelResidual = Vector.FusedMultiplyAdd(slopeOfSeason, ofSeason, expected);
                var ofSeasonResidual = Vector.FusedMultiplyAdd(slopeOfLevel, expected, ofSeason);
                var nextLevel = expected - (alphas * ofLevelResidual);
                var nextTrend = dampedTrend - (betas * ofLevelResidual);
                var nextSeason = ofSeason - (gammas * ofSeasonResidual);
                if (v < seeded)
                {
                    nextLevel = Vector.FusedMultiplyAdd(levelResiduals, seeds[v], nextLevel);
                    nextTrend = Vector.FusedMultiplyAdd(levelResiduals, seeds[width + v], nextTrend);
                    nextSeason = Vector.FusedMultiplyAdd(seasonResiduals, seeds[(2 * width) + v], nextSeason);
                }

                levels[v] = nextLevel;
                trends[v] = nextTrend;
                seasons[v] = nextSeason;
                var row = weights * ofForecast;
                rows[v] = row;
                gradients[v] = Vector.FusedMultiplyAdd(errors, row, gradients[v]);
                relatives[v] = Vector.FusedMultiplyAdd(inverses, ofForecast, relatives[v]);
            }

            l = expectedLevel + (alpha * levelResidual);
            b = damped + (beta * levelResidual);
            _states[place] = season + (gamma * seasonResidual);
            place = place + 1 == _states.Length ? 0 : place + 1;
        }

        run.Logs += Math.Log(product);
        (run.Level, run.Trend, run.Place, run.Squares) = (l, b, place, squares);
        return true;
    }

    /// <summary>How many vectors hold the smoothing parameters, which come first.</summary>
    private int Seeded => Math.Min(_shape.Lanes / Vector<double>.Count, (_shape.Level + Vector<double>.Count - 1) / Vector<double>.Count);
}
