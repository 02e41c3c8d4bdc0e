namespace SalesMetrics.Compensation;

/// <summary>What a contestant came in as, and what that pays.</summary>
/// <param name="Entry">The contestant's result.</param>
/// <param name="First">The highest of the places taken, from 1; the rank.</param>
/// <param name="Last">The lowest of the places taken together with those who tie; equal to <paramref name="First"/> when nobody does.</param>
/// <param name="Prize">What it pays; zero below the last prize.</param>
public sealed record ContestPlace(ContestEntry Entry, int First, int Last, Money Prize);
