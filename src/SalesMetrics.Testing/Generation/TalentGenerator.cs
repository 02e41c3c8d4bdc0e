namespace SalesMetrics.Testing.Generation;

/// <summary>Draws how good and how busy each rep is.</summary>
internal static class TalentGenerator
{
    public static ImmutableArray<SampleRep> Generate(SampleCompanyOptions options, ImmutableArray<Career> careers) =>
        [.. careers.Select(career => Draw(options, career))];

    private static SampleRep Draw(SampleCompanyOptions options, Career career)
    {
        var random = RandomStream.Of(options.Seed, StreamPurpose.Talent, career.Number);
        var skill = StableMath.Exp(options.SkillSpread * random.Normal());

        // Less half the variance, so that the mean of the lognormal is 1.
        var activity = StableMath.Exp(
            (options.ActivitySpread * random.Normal()) - (options.ActivitySpread * options.ActivitySpread / 2));
        var odds = options.WinRate / (1 - options.WinRate) * skill;
        return new SampleRep(career.Id, career.Number, skill, activity, odds / (1 + odds));
    }
}
