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
    public sealed record OfEstimate : ExplainedValue
    {
        /// <summary>States an estimate.</summary>
        /// <exception cref="ArgumentOutOfRangeException">It is infinite or not a number: say <see cref="Undefined"/> and why.</exception>
        public OfEstimate(double value) =>
            Value = double.IsFinite(value)
                ? value
                : throw new ArgumentOutOfRangeException(nameof(value), value, "An estimate is a finite number; state Undefined with a reason otherwise.");

        /// <summary>The estimate; finite.</summary>
        public double Value { get; }

        /// <inheritdoc />
        public override string ToString() => Value.ToString("G6", CultureInfo.InvariantCulture);
    }

    /// <summary>Words, such as a name or a date.</summary>
    public sealed record OfText : ExplainedValue
    {
        /// <summary>States words.</summary>
        /// <param name="value">The words; may be empty.</param>
        public OfText(string value)
        {
            ArgumentNullException.ThrowIfNull(value);
            Value = value;
        }

        /// <summary>The words.</summary>
        public string Value { get; }

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
