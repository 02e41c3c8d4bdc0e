using SalesMetrics.Organization;
using SalesMetrics.Quotas;

namespace SalesMetrics.Comparisons.Rates;

/// <summary>Measures how long hires take until they hold a goal.</summary>
public static class RampTimeCalculator
{
    /// <summary>Measures the periods from each hire to the first period of a run at or above the goal.</summary>
    /// <param name="attainments">
    /// The attainments of payees over periods of one grain, in any order, each payee's without gaps; of periods that are over. Against full quotas: with a quota that
    /// ramps up, everybody holds the goal from the start.
    /// </param>
    /// <param name="organization">Who was employed when. A rehire is a hire of its own; a move from one team to another is none.</param>
    /// <param name="options">When somebody counts as ramped; the defaults when not stated.</param>
    /// <remarks>
    /// Only periods of whole employment count: period 1 is the first that begins on the day of hire or later, the last the last one that ends before the person leaves. A period whose
    /// attainment is undefined does not hold the goal. Who was hired before the earliest period of their attainments is left out, since the run may have been before it.
    /// </remarks>
    /// <exception cref="ArgumentException">An attainment is not a payee's, or a payee's periods overlap or leave days out between them.</exception>
    public static RampTime Calculate(IEnumerable<Attainment> attainments, SalesOrganization organization, RampTimeOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(attainments);
        ArgumentNullException.ThrowIfNull(organization);
        options ??= new RampTimeOptions();
        var hires = ImmutableArray.CreateBuilder<RampedHire>();
        var (early, unseen) = (0L, 0L);
        foreach (var payee in attainments.GroupBy(attainment => attainment.Unit).OrderBy(payee => payee.Key))
        {
            if (payee.Key.Kind != UnitKind.Payee)
            {
                throw new ArgumentException(Invariant($"{payee.Key} is no payee: units are not hired."), nameof(attainments));
            }

            var periods = payee.OrderBy(attainment => attainment.Window.Start).ToImmutableArray();
            ConsecutivePeriods.Check(periods, nameof(attainments));
            foreach (var employment in Employment.Of(payee.Key.Id, organization))
            {
                var whole = periods.RemoveAll(period => period.Window.Start < employment.From || employment.To < period.Window.End);
                if (employment.From < periods[0].Window.Start)
                {
                    early++;
                }
                else if (whole.IsEmpty)
                {
                    unseen++;
                }
                else
                {
                    hires.Add(Hire(payee.Key.Id, employment, whole, periods[^1].Window.End, options));
                }
            }
        }

        return new RampTime(
            hires.DrainToImmutable(), options, [new("hired before the first period that is known", early), new("employed for no whole period that is known", unseen)]);
    }

    private static RampedHire Hire(string payeeId, Employment employment, ImmutableArray<Attainment> periods, LocalDate lastKnown, RampTimeOptions options)
    {
        var run = 0;
        for (var i = 0; i < periods.Length; i++)
        {
            run = periods[i].Value is { } value && value >= options.Goal ? run + 1 : 0;
            if (run == options.PeriodsRunning)
            {
                var first = i + 1 - run;
                return new RampedHire(payeeId, employment.From, RampOutcome.Ramped, first + 1, periods[first].PeriodId);
            }
        }

        // Who is gone will not go on with a run that has begun.
        return employment.To <= lastKnown
            ? new RampedHire(payeeId, employment.From, RampOutcome.Left, periods.Length, null)
            : new RampedHire(payeeId, employment.From, RampOutcome.StillRamping, periods.Length - run, null);
    }
}
