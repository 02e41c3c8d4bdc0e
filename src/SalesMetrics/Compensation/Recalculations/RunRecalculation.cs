using SalesMetrics.Crediting;
using SalesMetrics.Organization;

namespace SalesMetrics.Compensation.Recalculations;

/// <summary>Brings one run after the other up to changed facts, and notes what was calculated anew.</summary>
internal sealed class RunRecalculation
{
    private readonly PaidPeriods _before;
    private readonly PayFacts _facts;
    private readonly FactDifferences _differences;
    private readonly TouchedCells _cells;
    private readonly PlanAttainments _attainments;
    private readonly HashSet<string> _spent;

    public RunRecalculation(PaidPeriods before, PayFacts facts, FactDifferences differences, TouchedCells cells, PlanAttainments attainments)
    {
        (_before, _facts, _differences, _cells, _attainments) = (before, facts, differences, cells, attainments);
        ImmutableArray<PlanClause.Spif> touched = [.. before.Plan.Clauses.OfType<PlanClause.Spif>().Where(spif => differences.Credits.Any(credit => Counts(spif, credit)))];
        _spent = touched.Select(spif => spif.Id).ToHashSet(StringComparer.Ordinal);
        Spifs = before.Spifs.SetItems(touched.Select(spif => KeyValuePair.Create(spif.Id, SpifCalculator.Calculate(spif, facts.Credits.Credits))));
    }

    public ImmutableDictionary<string, SpifPay> Spifs { get; }

    public List<RecalculatedPayout> Payouts { get; } = [];

    public List<RecalculatedProgram> Programs { get; } = [];

    public PaidRun Pay(int index)
    {
        var known = _before.Paid[index];
        var moved = MovedIn(index, known);
        var payees = PayeesOf(index, known, moved);
        var unassigned = UnassignedOf(index, known);
        var programs = ProgramsOf(index, known, payees, moved);
        return AreSame(payees, known.Payees) && unassigned == known.Unassigned && AreSame(programs, known.Programs)
            ? known
            : PaidRun.Create(_before.Plan, _before.Terms.RunPeriods[index], payees, unassigned, programs, known);
    }

    private static bool AreSame<T>(ImmutableArray<T> some, ImmutableArray<T> others)
        where T : class
    {
        if (some.Length != others.Length)
        {
            return false;
        }

        for (var i = 0; i < some.Length; i++)
        {
            if (!ReferenceEquals(some[i], others[i]))
            {
                return false;
            }
        }

        return true;
    }

    // Those whose role for the run is another than it was, or who come or go; null for those who have none any more.
    private ImmutableSortedDictionary<string, Assignment?> MovedIn(int index, PaidRun known)
    {
        var moved = ImmutableSortedDictionary.CreateBuilder<string, Assignment?>(StringComparer.Ordinal);
        foreach (var payeeId in _differences.Moved)
        {
            _ = _facts.Organization.TryGetLastIn(_before.Terms.RunPeriods[index].Interval, payeeId, out var assignment);
            if (known.Find(payeeId)?.Payout.Assignment != assignment)
            {
                moved.Add(payeeId, assignment);
            }
        }

        return moved.ToImmutable();
    }

    private static bool Counts(PlanClause.Spif spif, Credit credit) =>
        credit.Kind == CreditKind.Direct
        && credit.Category.Length == 0
        && spif.Window.Contains(credit.Date)
        && (spif.ProductId.Length == 0 || string.Equals(spif.ProductId, credit.ProductId, StringComparison.Ordinal));

    private ImmutableArray<PaidPayee> PayeesOf(int index, PaidRun known, ImmutableSortedDictionary<string, Assignment?> moved)
    {
        var (terms, window) = (_before.Terms, _before.Terms.RunPeriods[index].Interval);
        var touched = terms.Reads.Select(read => (read.Scope, read.MeasureId, Units: _cells.In(index, read.Scope, read.MeasureId))).ToImmutableArray();
        var payees = ImmutableArray.CreateBuilder<PaidPayee>(known.Payees.Length);
        foreach (var payee in known.Payees)
        {
            var assignment = payee.Payout.Assignment;
            if (moved.ContainsKey(assignment.PayeeId))
            {
                continue;
            }

            var isTouched = touched.Any(read => assignment.UnitOf(read.Scope) is var unit
                && (read.Units.Contains(unit) || _differences.Stated.Contains((unit, read.MeasureId, window))))
                || ((_differences.HaveTargets || _differences.Moved.Contains(assignment.PayeeId))
                    && terms.TargetOf(_facts, index, assignment.PayeeId) != payee.Payout.TargetIncentive);
            payees.Add(isTouched ? Paid(index, assignment) : payee);
        }

        payees.AddRange(moved.Values.OfType<Assignment>().Select(assignment => Paid(index, assignment)));
        if (!moved.IsEmpty)
        {
            payees.Sort((one, other) => string.CompareOrdinal(one.Payout.PayeeId, other.Payout.PayeeId));
        }

        return payees.ToImmutable();
    }

    private PaidPayee Paid(int index, Assignment assignment)
    {
        Payouts.Add(new RecalculatedPayout(_before.Periods[index], assignment.PayeeId));
        return PaidPeriodsCalculator.Pay(_before.Terms, _facts, index, assignment, _attainments);
    }

    private ImmutableArray<UnpaidCredit> UnassignedOf(int index, PaidRun known)
    {
        var period = _before.Terms.RunPeriods[index];
        ImmutableArray<(SalesUnit Unit, string MeasureId)> asked =
        [
            .. _cells.Needs.Where(need => need.Scope == UnitKind.Payee).SelectMany(need => _cells.In(index, need.Scope, need.MeasureId)
                .Union(_differences.Moved.Select(SalesUnit.Payee))
                .Select(unit => (unit, need.MeasureId))),
        ];
        if (asked.IsEmpty)
        {
            return known.Unassigned;
        }

        var keys = asked.ToHashSet();
        return
        [
            .. known.Unassigned
                .Where(one => !keys.Contains((one.Unit, _cells.Needs[one.Need].MeasureId)))
                .Concat(asked
                    .Select(key => _attainments.Find(key.Unit, key.MeasureId, period.Interval))
                    .OfType<Quotas.Attainment>()
                    .Select(one => PaidPeriodsCalculator.Unpaid(one, _cells.Needs, _facts.Organization, period))
                    .OfType<UnpaidCredit>())
                .OrderBy(one => one.Unit)
                .ThenBy(one => one.Need),
        ];
    }

    private ImmutableArray<ProgramAwards> ProgramsOf(
        int index, PaidRun known, ImmutableArray<PaidPayee> payees, ImmutableSortedDictionary<string, Assignment?> moved)
    {
        var clauses = _before.Plan.Clauses;
        if (!clauses.Any(clause => clause is PlanClause.Spif or PlanClause.Contest or PlanClause.Pool))
        {
            return known.Programs;
        }

        var run = new Lazy<PayRun>(() => new PayRun(_before.Plan, _before.Terms.RunPeriods[index], [.. payees.Select(payee => payee.Payout)]));
        return
        [
            .. clauses.SelectMany(clause => clause switch
            {
                PlanClause.Spif spif when _spent.Contains(spif.Id) => Anew(index, spif, run.Value, known),
                PlanClause.Contest contest when !moved.IsEmpty || _cells.In(index, UnitKind.Payee, contest.MeasureId).Count > 0 => Anew(index, contest, run.Value, known),
                PlanClause.Pool pool => Pools(index, pool, run, known, moved),
                _ => known.Programs.Where(program => ReferenceEquals(program.Clause, clause)),
            }),
        ];
    }

    private IEnumerable<ProgramAwards> Anew(int index, PlanClause clause, PayRun run, PaidRun known)
    {
        Programs.Add(new RecalculatedProgram(_before.Periods[index], clause.Id, null));
        return ProgramPay.Of(clause, run, _attainments, Spifs)
            .Select(now => ProgramPay.Kept(now, known.Programs.FirstOrDefault(program => ReferenceEquals(program.Clause, clause))));
    }

    private IEnumerable<ProgramAwards> Pools(
        int index, PlanClause.Pool pool, Lazy<PayRun> run, PaidRun known, ImmutableSortedDictionary<string, Assignment?> moved)
    {
        var touched = _cells.In(index, pool.Scope, pool.MeasureId).ToHashSet();
        var window = _before.Terms.RunPeriods[index].Interval;
        var people = _cells.In(index, UnitKind.Payee, pool.MeasureId)
            .Select(unit => unit.Id)
            .Concat(moved.Keys)
            .Concat(_differences.Stated.Where(one => one.Window == window && one.Unit.Kind == UnitKind.Payee).Select(one => one.Unit.Id));
        foreach (var id in people)
        {
            if (known.Find(id) is { } was)
            {
                touched.Add(was.Payout.Assignment.UnitOf(pool.Scope));
            }

            if (_facts.Organization.TryGetLastIn(window, id, out var assignment))
            {
                touched.Add(assignment.UnitOf(pool.Scope));
            }
        }

        var before = known.Programs.Where(program => ReferenceEquals(program.Clause, pool)).ToDictionary(program => program.Unit!.Value);
        if (touched.Count == 0)
        {
            return before.Values;
        }

        return ProgramPay.Units(pool, run.Value).Select(unit =>
        {
            var was = before.GetValueOrDefault(unit.Key);
            if (was is not null && !touched.Contains(unit.Key))
            {
                return was;
            }

            Programs.Add(new RecalculatedProgram(_before.Periods[index], pool.Id, unit.Key));
            return ProgramPay.Kept(ProgramPay.OfUnit(pool, unit, run.Value, _attainments), was);
        });
    }
}
