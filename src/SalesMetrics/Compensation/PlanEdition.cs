using SalesMetrics.Compensation.Versions;

namespace SalesMetrics.Compensation;

/// <summary>Which version of a plan a document is of, when it holds, and how the plan came to it: all from the versions themselves.</summary>
internal sealed class PlanEdition
{
    private readonly PlanVersion _version;
    private readonly ImmutableArray<PlanVersion> _log;
    private readonly LocalDate? _last;

    private PlanEdition(PlanVersion version, ImmutableArray<PlanVersion> log, LocalDate? last)
    {
        _version = version;
        _log = log;
        _last = last;
    }

    /// <summary>Takes the version from the options; null when they state none.</summary>
    /// <exception cref="ArgumentException">
    /// The version is of another plan or has other target incentives, is not in the book, or there is a book or are days in effect that contradict it.
    /// </exception>
    public static PlanEdition? Of(Plan plan, TargetIncentives targets, PlanDocumentOptions options)
    {
        if (options.Version is not { } version)
        {
            return options.Book is null ? null : throw new ArgumentException("The book has versions, and which of them the document is of is not stated: state it too.", nameof(options));
        }

        if (!version.Plan.Equals(plan) || !version.TargetIncentives.Equals(targets))
        {
            throw new ArgumentException(Invariant($"'{version}' has another plan or other target incentives than the document: take both from the version."), nameof(options));
        }

        if (options.InEffect is not null)
        {
            throw new ArgumentException(Invariant($"'{version}' says from when it holds, so days in effect are not stated beside it."), nameof(options));
        }

        ImmutableArray<PlanVersion> all = options.Book is null
            ? [version]
            : [.. options.Book.Versions.Where(one => string.Equals(one.Plan.Id, plan.Id, StringComparison.Ordinal)).OrderBy(one => one.From)];
        var place = all.IndexOf(version);
        return place < 0
            ? throw new ArgumentException(Invariant($"'{version}' is not in the book."), nameof(options))
            : new(version, all[..(place + 1)], place + 1 < all.Length ? all[place + 1].From.PlusDays(-1) : null);
    }

    /// <summary>The version and its days, as a sentence.</summary>
    public string InEffect(PlanWords words) => _last is { } last
        ? words.Tell($"Version {_version.Id}, in effect from {words.Days(new(_version.From, last))}.", $"Version {_version.Id}, gültig vom {words.Days(new(_version.From, last))}.")
        : words.Tell($"Version {_version.Id}, in effect from {words.Day(_version.From)} on.", $"Version {_version.Id}, gültig ab {words.Day(_version.From)}.");

    /// <summary>The change log up to this version, oldest first, each entry with the id of its version.</summary>
    public IEnumerable<(string Version, PlanChange Change)> Changes => _log.Select(one => (one.Id, one.Change));
}
