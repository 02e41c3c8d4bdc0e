namespace SalesMetrics.Testing.Generation;

/// <summary>One rep's time with the company.</summary>
/// <param name="Id">The rep's name.</param>
/// <param name="Number">From 1.</param>
/// <param name="Spells">When employed, earliest first; two for a rehire.</param>
/// <param name="Stints">In which team, earliest first; they tile the spells.</param>
internal sealed record Career(string Id, int Number, ImmutableArray<Spell> Spells, ImmutableArray<Stint> Stints);

/// <summary>A stretch of employment; without end while it goes on.</summary>
internal sealed record Spell(LocalDate From, LocalDate? To)
{
    /// <summary>A rep becomes senior after three years of one spell.</summary>
    private const int MonthsToSenior = 36;

    /// <summary>The first day in the senior role.</summary>
    public LocalDate SeniorFrom => From.PlusMonths(MonthsToSenior);

    /// <summary>The share of full activity in the month that starts on a day, by the number of months since the start of the spell.</summary>
    public double RampIn(LocalDate monthStart, int rampMonths)
    {
        var months = ((monthStart.Year - From.Year) * 12) + monthStart.Month - From.Month;
        return Math.Min(1.0, (months + 1.0) / (rampMonths + 1));
    }
}

/// <summary>A stretch in one team, by the team's index.</summary>
internal sealed record Stint(string PayeeId, int Team, LocalDate From, LocalDate? To)
{
    public bool Covers(LocalDate date) => From <= date && (To is not { } to || date <= to);
}
