namespace SalesMetrics.Columns;

/// <summary>Reads a fact out of an object of one's own. As a <c>struct</c> it is compiled into the loop and costs no call.</summary>
/// <typeparam name="T">The object, such as a deal.</typeparam>
public interface IFactSelector<in T>
{
    /// <summary>The id the object's figures are kept under. It must be one of the shape's.</summary>
    string IdOf(T item);

    /// <summary>The day it counts on.</summary>
    LocalDate DateOf(T item);

    /// <summary>The amount; it must be a whole number of minor units in the shape's currency.</summary>
    Money AmountOf(T item);

    /// <summary>How it stands.</summary>
    FactOutcome OutcomeOf(T item);
}
