using SalesMetrics.Explanations;

namespace SalesMetrics.Pipeline;

/// <summary>How much value a day comes out of the pipeline, or would. Two figures go by this name, so each has an id.</summary>
public sealed class Velocity : IExplainable
{
    internal Velocity(string definitionId, Currency currency, long deals, long won, long lost, Money wonValue, long cycleDays, long cycleCount)
    {
        DefinitionId = definitionId;
        Currency = currency;
        Deals = deals;
        Won = won;
        Lost = lost;
        WonValue = wonValue;
        CycleDays = cycleDays;
        CycleCount = cycleCount;
    }

    /// <summary><c>Velocity.Realised</c> (of deals decided in a window) or <c>Velocity.Pipeline</c> (of open deals: a forecast).</summary>
    public string DefinitionId { get; }

    /// <summary>The currency.</summary>
    public Currency Currency { get; }

    /// <summary>The number of deals: decided ones, or open ones.</summary>
    public long Deals { get; }

    /// <summary>Deals won in the window.</summary>
    public long Won { get; }

    /// <summary>Deals lost in the window.</summary>
    public long Lost { get; }

    /// <summary>What those won brought.</summary>
    public Money WonValue { get; }

    /// <summary>The days from opening to closing of those decided, added up.</summary>
    public long CycleDays { get; }

    /// <summary>How many of those decided say when they were opened, and not after they closed.</summary>
    public long CycleCount { get; }

    /// <summary>Won / decided; null when nothing is decided.</summary>
    public Ratio? WinRate => Won + Lost == 0 ? null : Ratio.Of(Won, Won + Lost);

    /// <summary>Value won / deals won, in major units; null when nothing is won.</summary>
    public Ratio? AverageDeal => Won == 0 ? null : Ratio.FromDecimal(WonValue.Amount) / Ratio.Of(Won, 1);

    /// <summary>Mean days from opening to closing; null when nothing decided has them.</summary>
    public Ratio? MeanCycleDays => CycleCount == 0 ? null : Ratio.Of(CycleDays, CycleCount);

    /// <summary>Deals x win rate x average deal / mean cycle, in major units a day, exact; null when undefined.</summary>
    public Ratio? PerDay => WhyUndefined.Length == 0
        ? Ratio.Of(Deals, 1) * WinRate!.Value * AverageDeal!.Value / MeanCycleDays!.Value
        : null;

    /// <summary>Why there is none; empty when there is.</summary>
    public string WhyUndefined => Won + Lost == 0 ? "no deal decided"
        : Won == 0 ? "no deal won"
        : CycleCount == 0 ? "no decided deal says when it was opened"
        : CycleDays == 0 ? "every deal closed on the day it was opened"
        : "";

    /// <inheritdoc />
    public Explanation Explain() => new(
        "Velocity per day",
        PerDay is { } value ? new ExplainedValue.OfRatio(value) : new ExplainedValue.Undefined(WhyUndefined),
        new Explanation("Deals", Deals),
        new Explanation("Won", Won),
        new Explanation("Lost", Lost),
        new Explanation("Value won", WonValue),
        new Explanation("Days from opening to closing", CycleDays, new Explanation("Deals", CycleCount)))
    {
        Rule = DefinitionId + ": deals x win rate x average deal / mean cycle days",
    };
}
