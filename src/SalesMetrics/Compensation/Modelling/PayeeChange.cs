namespace SalesMetrics.Compensation.Modelling;

/// <summary>What one payee gets under each of two plans.</summary>
public sealed class PayeeChange
{
    internal PayeeChange(PayeeCost from, PayeeCost to)
    {
        From = from;
        To = to;
    }

    /// <summary>Who.</summary>
    public string PayeeId => From.PayeeId;

    /// <summary>Under the first plan.</summary>
    public PayeeCost From { get; }

    /// <summary>Under the second plan.</summary>
    public PayeeCost To { get; }

    /// <summary>What the second plan pays more; negative where it pays less.</summary>
    public Money Difference => To.Amount - From.Amount;
}
