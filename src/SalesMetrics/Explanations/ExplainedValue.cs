namespace SalesMetrics.Explanations;

/// <summary>What a line of an explanation states: money, a ratio, a count, an estimate, words, or that there is no value and why.</summary>
public abstract record ExplainedValue
{
    private ExplainedValue()
    {
    }

    /// <summary>The value as culture-free text for a reader; ratios in percent with at most four decimals.</summary>
    public abstract override string ToString();

    /// <summary>An exact amount.</summary>
    public sealed record OfMoney(Money Value) : ExplainedValue
    {
        /// <inheritdoc />
        public override string ToString() => Value.ToString();
    }

    /// <summary>An exact fraction.</summary>
    public sealed record OfRatio(Ratio Value) : ExplainedValue
    {
        /// <inheritdoc />
        public override string ToString()
        {
            var percent = (Value * Ratio.FromDecimal(100m)).ToDecimal(4);
            return string.Create(CultureInfo.InvariantCulture, $"{percent:0.####} %");
        }
    }

    /// <summary>A whole number of things.</summary>
    public sealed record OfCount(long Value) : ExplainedValue
    {
        /// <inheritdoc />
        public override string ToString() => Value.ToString(CultureInfo.InvariantCulture);
    }

    /// <summary>An estimate; never something owed.</summary>
    public sealed record OfEstimate(double Value) : ExplainedValue
    {
        /// <inheritdoc />
        public override string ToString() => Value.ToString("G6", CultureInfo.InvariantCulture);
    }

    /// <summary>Words, such as a name or a date.</summary>
    public sealed record OfText(string Value) : ExplainedValue
    {
        /// <inheritdoc />
        public override string ToString() => Value;
    }

    /// <summary>No value, and why.</summary>
    public sealed record Undefined(string Reason) : ExplainedValue
    {
        /// <inheritdoc />
        public override string ToString() => $"undefined ({Reason})";
    }
}
