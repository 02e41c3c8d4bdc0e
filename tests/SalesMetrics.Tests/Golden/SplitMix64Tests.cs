using SalesMetrics.Testing.Generation;

namespace SalesMetrics.Tests.Golden;

/// <summary>SplitMix64 against its published numbers.</summary>
/// <remarks>
/// Source: Rosetta Code, task "Pseudo-random numbers/Splitmix64" (GNU FDL), the first five numbers for the state 1234567, as given by
/// Vigna's splitmix64.c (public domain). Tolerance: none.
/// </remarks>
public class SplitMix64Tests
{
    [Fact]
    public void The_first_numbers_are_the_published_ones()
    {
        var random = new RandomStream(1234567);

        Assert.Equal(6457827717110365317UL, random.Next());
        Assert.Equal(3203168211198807973UL, random.Next());
        Assert.Equal(9817491932198370423UL, random.Next());
        Assert.Equal(4593380528125082431UL, random.Next());
        Assert.Equal(16408922859458223821UL, random.Next());
    }
}
