using System.Collections.Immutable;
using System.Globalization;

namespace SalesMetrics.Benchmarks.Gates;

/// <summary>What a run of the gates is asked to do: <c>gates [G1 G2 ...] [--rounds 15] [--facts 10000000] [--cpu]</c>.</summary>
internal sealed record GateSettings
{
    /// <summary>The gates asked for; empty for all.</summary>
    public ImmutableArray<string> Gates { get; private init; } = [];

    /// <summary>How many rounds; fewer than 9 are for trying things out.</summary>
    public int Rounds { get; private init; } = 11;

    /// <summary>Facts of the runs over columns.</summary>
    public int Facts { get; private init; } = 10_000_000;

    /// <summary>Facts of the runs over objects.</summary>
    public int Objects { get; private init; } = 1_000_000;

    /// <summary>What counts as time; asked for as <c>--cpu</c>.</summary>
    public GateClock Clock { get; private init; }

    public static GateSettings Parse(ReadOnlySpan<string> args)
    {
        var settings = new GateSettings();
        for (var i = 0; i < args.Length; i++)
        {
            settings = args[i] switch
            {
                "--rounds" => settings with { Rounds = Number(args[++i]) },
                "--facts" => settings with { Facts = Number(args[++i]) },
                "--objects" => settings with { Objects = Number(args[++i]) },
                "--cpu" => settings with { Clock = GateClock.Processor },
                var gate when gate.Length > 1 && gate[0] is 'G' or 'Q' => settings with { Gates = settings.Gates.Add(gate) },
                var other => throw new ArgumentException($"'{other}' is neither a gate, such as G1 or Q1, nor --rounds, --facts, --objects or --cpu.", nameof(args)),
            };
        }

        return settings;
    }

    public bool Wants(string gate) => Gates.IsEmpty || Gates.Contains(gate, StringComparer.Ordinal);

    private static int Number(string text) => int.Parse(text, NumberStyles.AllowThousands, CultureInfo.InvariantCulture);
}
