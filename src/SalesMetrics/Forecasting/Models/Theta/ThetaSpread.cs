namespace SalesMetrics.Forecasting.Models.Theta;

/// <summary>The variance of the future of a theta model, in units of the one-step variance, step after step.</summary>
/// <remarks>
/// The forecast is linear in level, mean and slope, and an error moves all three: so their covariance follows from that of the step before,
/// and no future need be simulated. Where the trend line is fixed only the level moves, and what remains is 1 + (h - 1) alpha².
/// </remarks>
internal struct ThetaSpread(ThetaState state)
{
    private readonly double _alpha = state.Alpha;
    private readonly double _weight = state.Weight;
    private readonly bool _isDynamic = state.IsDynamic;
    private double _power = state.Power;
    private int _seen = state.Seen;

    // The covariance of level, mean and slope: upper triangle.
    private double _ll;
    private double _lm;
    private double _ls;
    private double _mm;
    private double _ms;
    private double _ss;

    /// <summary>The variance of the next step.</summary>
    public double Next()
    {
        // The forecast is level + b mean + c slope.
        var b = _isDynamic ? _weight * _power : 0;
        var c = _isDynamic ? _weight * (((1 - (_power * (1 - _alpha))) / _alpha) - (_power * (_seen + 1) / 2)) : 0;
        var fl = _ll + (b * _lm) + (c * _ls);
        var fm = _lm + (b * _mm) + (c * _ms);
        var fs = _ls + (b * _ms) + (c * _ss);
        var ff = Math.Max(0, fl + (b * fm) + (c * fs));

        // Level, mean and slope each keep a part of themselves and take a part of value y = forecast + error, whose variance is ff + 1.
        var (kl, al) = (1 - _alpha, _alpha);
        var (km, am) = (_seen / (_seen + 1d), 1 / (_seen + 1d));
        var (ks, gs) = ((_seen - 1d) / (_seen + 2d), 6 / ((_seen + 1d) * (_seen + 2d)));
        var yy = ff + 1;
        // The slope takes gs of y less the mean.
        var (dl, ds, dd) = (fl - _lm, fs - _ms, yy - (2 * fm) + _mm);
        var (yd, md) = (yy - fm, fm - _mm);
        var ll = (kl * kl * _ll) + (2 * kl * al * fl) + (al * al * yy);
        var lm = (kl * km * _lm) + (kl * am * fl) + (al * km * fm) + (al * am * yy);
        var ls = (kl * ks * _ls) + (kl * gs * dl) + (al * ks * fs) + (al * gs * yd);
        var mm = (km * km * _mm) + (2 * km * am * fm) + (am * am * yy);
        var ms = (km * ks * _ms) + (km * gs * md) + (am * ks * fs) + (am * gs * yd);
        var ss = (ks * ks * _ss) + (2 * ks * gs * ds) + (gs * gs * dd);
        (_ll, _lm, _ls, _mm, _ms, _ss) = (ll, lm, ls, mm, ms, ss);
        _power *= 1 - _alpha;
        _seen++;
        return yy;
    }
}
