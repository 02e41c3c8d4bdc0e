namespace SalesMetrics.Pipeline.Survival;

/// <summary>How long deals took, or have lasted, from opening to closing, ready for <see cref="SurvivalCalculator"/>.</summary>
public sealed class DealLifetimes
{
    /// <summary>The cause of a lifetime that ended in a win.</summary>
    public const int Won = 1;

    /// <summary>The cause of a lifetime that ended in a loss.</summary>
    public const int Lost = 2;

    private DealLifetimes(ImmutableArray<Lifetime> lifetimes, int withoutOpening, int reversed, int notYetOpened)
    {
        Lifetimes = lifetimes;
        WithoutOpening = withoutOpening;
        Reversed = reversed;
        NotYetOpened = notYetOpened;
    }

    /// <summary>The lifetimes, in the order of the deals; open deals still last.</summary>
    public ImmutableArray<Lifetime> Lifetimes { get; }

    /// <summary>The same with lost deals as if they could still be won: what "time to win" reports often use, and what overstates wins.</summary>
    /// <remarks>It is here to reproduce such reports; <see cref="SurvivalCalculator.AalenJohansen"/> is the right one.</remarks>
    public ImmutableArray<Lifetime> LostAsOpen => [.. Lifetimes.Select(one => one.Cause == Lost ? new Lifetime(one.Days, 0) : one)];

    /// <summary>Deals left out because they do not say when work on them began.</summary>
    public int WithoutOpening { get; }

    /// <summary>Deals left out because they closed before they were opened.</summary>
    public int Reversed { get; }

    /// <summary>Deals left out because they were opened after the as-of day.</summary>
    public int NotYetOpened { get; }

    /// <summary>Takes the lifetimes of deals as known at the end of a day.</summary>
    /// <param name="deals">The deals; what happened after <paramref name="asOf"/> is passed over.</param>
    /// <param name="asOf">The last day that is known.</param>
    public static DealLifetimes Of(IEnumerable<Deal> deals, LocalDate asOf)
    {
        ArgumentNullException.ThrowIfNull(deals);
        var lifetimes = ImmutableArray.CreateBuilder<Lifetime>();
        var (withoutOpening, reversed, notYet) = (0, 0, 0);
        foreach (var deal in deals)
        {
            if (deal.OpenedOn is not { } opened)
            {
                withoutOpening++;
            }
            else if (deal.ClosedOn < opened)
            {
                reversed++;
            }
            else if (deal.AsOf(asOf) is not { } standing)
            {
                notYet++;
            }
            else
            {
                lifetimes.Add(new Lifetime(
                    NodaTime.Period.DaysBetween(opened, standing.ClosedOn ?? asOf),
                    standing.Outcome switch { DealOutcome.Won => Won, DealOutcome.Lost => Lost, _ => 0 }));
            }
        }

        return new DealLifetimes(lifetimes.ToImmutable(), withoutOpening, reversed, notYet);
    }
}
