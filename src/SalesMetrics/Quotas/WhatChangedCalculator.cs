using SalesMetrics.Calendars;
using SalesMetrics.Crediting;
using SalesMetrics.Measures;
using SalesMetrics.Organization;

namespace SalesMetrics.Quotas;

/// <summary>Takes the difference between two versions of attainment apart, down to the transactions.</summary>
public static class WhatChangedCalculator
{
    /// <summary>Compares two versions of the facts, or one at two days (<see cref="AttainmentVersion.AsOf"/>).</summary>
    /// <param name="before">How the facts were.</param>
    /// <param name="after">How they are, in the same currency.</param>
    /// <param name="measure">What counts.</param>
    /// <param name="kind">The kind of unit.</param>
    /// <param name="calendar">The fiscal calendar.</param>
    /// <param name="period">The period.</param>
    /// <returns>A change for each unit in either version, ordered by unit; of nothing where nothing changed.</returns>
    /// <remarks>Entries are the same when transaction, payee and kind of credit are; quotas are when unit and days are.</remarks>
    /// <exception cref="CurrencyMismatchException">The versions are in different currencies.</exception>
    public static ImmutableArray<AttainmentChange> Calculate(
        AttainmentVersion before, AttainmentVersion after, Measure measure, UnitKind kind, FiscalCalendar calendar, FiscalPeriod period)
    {
        ArgumentNullException.ThrowIfNull(before);
        ArgumentNullException.ThrowIfNull(after);
        ArgumentNullException.ThrowIfNull(period);
        if (before.Credits.Currency != after.Credits.Currency)
        {
            throw new CurrencyMismatchException(before.Credits.Currency, after.Credits.Currency);
        }

        var was = Attainments(before, measure, kind, calendar, period);
        var isNow = Attainments(after, measure, kind, calendar, period);
        var changes = new Changes(before, after);
        return
        [
            .. was.All.Concat(isNow.All).Select(one => one.Unit).Distinct().Order().Select(unit => changes.Between(
                was.Find(unit, period.Id) ?? Nothing(unit, before, measure, period),
                isNow.Find(unit, period.Id) ?? Nothing(unit, after, measure, period))),
        ];
    }

    private static Attainments Attainments(
        AttainmentVersion version, Measure measure, UnitKind kind, FiscalCalendar calendar, FiscalPeriod period) =>
        AttainmentCalculator.Calculate(version.Credits, version.Quotas, version.Organization, measure, kind, calendar, [period]);

    private static Attainment Nothing(SalesUnit unit, AttainmentVersion version, Measure measure, FiscalPeriod period) => new(
        period.Id,
        new Measurement(measure, unit, period.Interval, version.Credits.Currency, []),
        new PeriodQuota(unit, period.Interval, version.Credits.Currency, []));

    // Credit rules may give somebody several credits of an entry, as when it counts in parts; they are one here.
    private static Dictionary<(string TransactionId, string PayeeId, CreditKind Kind), Credit> ByKey(ImmutableArray<Credit> credits) => credits
        .GroupBy(KeyOf)
        .ToDictionary(one => one.Key, one => one.Count() == 1
            ? one.First()
            : one.First() with { Amount = Money.Sum(one.Select(credit => credit.Amount), one.First().Amount.Currency) });

    private static (string TransactionId, string PayeeId, CreditKind Kind) KeyOf(Credit credit) => (credit.TransactionId, credit.PayeeId, credit.Kind);

    /// <summary>What either version holds anywhere, so that a move is told from something new.</summary>
    private sealed class Changes(AttainmentVersion before, AttainmentVersion after)
    {
        private readonly HashSet<string> _entriesBefore = Entries(before);

        private readonly HashSet<string> _entriesAfter = Entries(after);

        // Sales of which all corrections together leave nothing to the payee.
        private readonly HashSet<(string, string, CreditKind)> _reversed =
        [
            .. after.Credits.Credits
                .GroupBy(credit => (credit.OriginId, credit.PayeeId, credit.Kind))
                .Where(chain => chain.Sum(credit => credit.Amount.Amount) == 0m)
                .Select(chain => chain.Key),
        ];

        public AttainmentChange Between(Attainment was, Attainment isNow) => new(
            was,
            isNow,
            [
                .. Credits(was, isNow)
                    .OrderBy(change => change.Credit.Date)
                    .ThenBy(change => change.Credit.TransactionId, StringComparer.Ordinal)
                    .ThenBy(change => change.Credit.PayeeId, StringComparer.Ordinal)
                    .ThenBy(change => change.Credit.Kind),
            ],
            [
                .. Quotas(was, isNow)
                    .OrderBy(change => change.Quota.Unit).ThenBy(change => change.Quota.Interval.Start).ThenBy(change => change.Quota.Interval.End),
            ]);

        private static HashSet<string> Entries(AttainmentVersion version) =>
            version.Credits.Credits.Select(credit => credit.TransactionId).ToHashSet(StringComparer.Ordinal);

        private static Quota? Same(QuotaBook book, Quota quota) =>
            book.Of(quota.Unit, quota.MeasureId).FirstOrDefault(other => other.Interval == quota.Interval);

        private IEnumerable<CreditChange> Credits(Attainment was, Attainment isNow)
        {
            var old = ByKey(was.Measurement.Credits);
            foreach (var credit in ByKey(isNow.Measurement.Credits).Values)
            {
                if (!old.Remove(KeyOf(credit), out var earlier))
                {
                    yield return new CreditChange(KindOfNew(credit), credit, credit.Amount);
                }
                else if (earlier.Amount != credit.Amount)
                {
                    yield return new CreditChange(CreditChangeKind.Restated, credit, credit.Amount - earlier.Amount);
                }
            }

            foreach (var gone in old.Values)
            {
                yield return new CreditChange(
                    _entriesAfter.Contains(gone.TransactionId) ? CreditChangeKind.MovedOut : CreditChangeKind.Removed, gone, -gone.Amount);
            }
        }

        private CreditChangeKind KindOfNew(Credit credit) =>
            _entriesBefore.Contains(credit.TransactionId) ? CreditChangeKind.MovedIn
            : !credit.IsCorrection ? CreditChangeKind.Added
            : _reversed.Contains((credit.OriginId, credit.PayeeId, credit.Kind)) ? CreditChangeKind.Reversed
            : CreditChangeKind.Corrected;

        private IEnumerable<QuotaChange> Quotas(Attainment was, Attainment isNow)
        {
            var old = Lines(was);
            foreach (var (key, (quota, amount)) in Lines(isNow))
            {
                if (!old.Remove(key, out var earlier))
                {
                    var kind = Same(before.Quotas, quota) is not { } known ? QuotaChangeKind.Set
                        : known.Amount == quota.Amount ? QuotaChangeKind.Reassigned
                        : QuotaChangeKind.Edited;
                    yield return new QuotaChange(kind, quota, amount);
                }
                else if (earlier.Amount != amount || earlier.Quota.Amount != quota.Amount)
                {
                    yield return new QuotaChange(
                        earlier.Quota.Amount == quota.Amount ? QuotaChangeKind.Reassigned : QuotaChangeKind.Edited, quota, amount - earlier.Amount);
                }
            }

            foreach (var (quota, amount) in old.Values)
            {
                var kind = Same(after.Quotas, quota) is not { } known ? QuotaChangeKind.Withdrawn
                    : known.Amount == quota.Amount ? QuotaChangeKind.Reassigned
                    : QuotaChangeKind.Edited;
                yield return new QuotaChange(kind, quota, -amount);
            }
        }

        private static Dictionary<(SalesUnit, DateInterval), (Quota Quota, Money Amount)> Lines(Attainment attainment) => attainment.PeriodQuota.Lines
            .GroupBy(line => (line.Quota.Unit, line.Quota.Interval))
            .ToDictionary(
                quota => quota.Key,
                quota => (quota.First().Quota, Money.Sum(quota.Select(line => line.Amount), attainment.Credited.Currency)));
    }
}
