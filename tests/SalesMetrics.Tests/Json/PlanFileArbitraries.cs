using FsCheck;
using FsCheck.Fluent;
using SalesMetrics.Compensation;
using SalesMetrics.Compensation.Settlements;
using SalesMetrics.Compensation.Versions;
using SalesMetrics.Crediting;
using SalesMetrics.Json;
using SalesMetrics.Tests.Compensation;
using SalesMetrics.Tests.Crediting;
using static SalesMetrics.Tests.Support.Facts;

namespace SalesMetrics.Tests.Json;

/// <summary>Plan files that say everything, or leave some of it out.</summary>
public static class PlanFileArbitraries
{
    public static Arbitrary<PlanFile> Files() => Arb.From(
        from plan in CompensationArbitraries.AnyPlan().Generator
        from company in CompensationArbitraries.Companies().Generator
        from version in Gen.Elements("v1", "2017 \u00fc\"\\", "")
        from day in Gen.Choose(-3_000, 3_000)
        from author in Gen.Elements("Eve", "")
        from mix in Gen.Choose(-1, 100)
        from cents in Gen.Choose(1, 20_000_000)
        from holders in Gen.Elements("Ada", "AE").ArrayOf()
        from open in Gen.Elements(true, false)
        from lag in Gen.Choose(-1, 366)
        from rounding in Gen.Elements(Enum.GetValues<MidpointRounding>())
        from restated in Gen.Elements(CreditRateDay.BookingDate, CreditRateDay.PayDay)
        from rules in CreditRuleArbitraries.RulesGen
        let from0 = Day("2017-01-01").PlusDays(day)
        let stated = version.Length == 0
            ? new PlanFile(plan, company.Targets)
            : new PlanFile(new PlanVersion(version, plan, company.Targets, new PlanChange(from0, "changed", author))
            {
                OnTargetEarnings = mix < 0 ? null : OnTargetEarnings.FromPayMix(Money.FromMinorUnits(cents, Dollar), Ratio.Of(mix, 100)),
            })
        select With(stated, holders, from0, open, lag, rounding, restated, rules));

    private static PlanFile With(PlanFile file, string[] holders, LocalDate from, bool open, int lag, MidpointRounding rounding, CreditRateDay restated, CreditRules rules)
    {
        PlanAssignment[] assignments =
        [
            .. holders.Select((holder, i) => new PlanAssignment(
                holder == "AE" ? new PlanHolder.OfRole(holder) : new PlanHolder.OfPayee(holder), file.Plan.Id, from.PlusDays(i), open ? null : from.PlusDays(2 * i))),
        ];
        var terms = lag < 0 ? null : new PayCurrencyTerms { Currency = Currency.Of("EUR"), PayDayLagDays = lag, Rounding = rounding, CreditRates = restated };
        return file.Version is { } version
            ? new PlanFile(version) { Assignments = [.. assignments], PayCurrency = terms, CreditRules = rules }
            : new PlanFile(file.Plan, file.TargetIncentives) { Assignments = [.. assignments], PayCurrency = terms, CreditRules = rules };
    }
}
