namespace SalesMetrics.Compensation;

/// <summary>How a pay matrix is read between its bounds.</summary>
public enum MatrixInterpolation
{
    /// <summary>The cell whose bounds are reached, in both directions.</summary>
    None,

    /// <summary>Linearly in both directions between the four cells around.</summary>
    Bilinear,
}
