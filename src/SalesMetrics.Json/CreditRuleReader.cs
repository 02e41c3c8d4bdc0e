using SalesMetrics.Crediting;

namespace SalesMetrics.Json;

/// <summary>From the forms of credit rules to the model; every fault with its path.</summary>
internal static class CreditRuleReader
{
    private const string Advice = "Correct the rule; docs/calculations/credit-rules.md shows each kind.";

    public static CreditRules Read(CreditRuleForm[] forms, Currency currency)
    {
        var rules = PlanReader.Each(forms, "$.creditRules", (form, path) => Read(form, currency, path));
        return PlanReader.At("$.creditRules", "Give each rule its own id, and put those that hold for everything last.", () => CreditRules.Create(rules));
    }

    private static CreditRule Read(CreditRuleForm form, Currency currency, string path)
    {
        var id = PlanReader.Filled(form.Id, path + ".id");
        var condition = form.When is { } when ? Condition(when, path + ".when") : CreditCondition.Everything;
        return PlanReader.At<CreditRule>(path, Advice, () => form switch
        {
            CreditRuleForm.CountsForm => new CreditRule.Counts { Id = id, Condition = condition },
            CreditRuleForm.ReassignsForm reassigns => new CreditRule.Reassigns
            {
                Id = id,
                Condition = condition,
                PayeeId = PlanReader.Filled(reassigns.PayeeId, path + ".payeeId"),
            },
            CreditRuleForm.HouseForm => new CreditRule.House { Id = id, Condition = condition },
            CreditRuleForm.ExcludesForm => new CreditRule.Excludes { Id = id, Condition = condition },
            CreditRuleForm.WindfallForm windfall => new CreditRule.Windfall
            {
                Id = id,
                Condition = condition,
                Bound = PlanReader.Amount(windfall.Bound, currency, path + ".bound"),
                ShareAbove = ExactNumber.ToRatio(windfall.ShareAbovePercent, path + ".shareAbovePercent"),
            },
            CreditRuleForm.ManagerOverrideForm manager => new CreditRule.ManagerOverride
            {
                Id = id,
                Condition = condition,
                Level = Level(manager.Level, path + ".level"),
                Share = ExactNumber.ToRatio(manager.SharePercent, path + ".sharePercent"),
            },
            CreditRuleForm.ChannelOverrideForm channel => new CreditRule.ChannelOverride
            {
                Id = id,
                Condition = condition,
                PayeeId = PlanReader.Filled(channel.PayeeId, path + ".payeeId"),
                Share = ExactNumber.ToRatio(channel.SharePercent, path + ".sharePercent"),
            },
            CreditRuleForm.TimingForm timing => new CreditRule.Timing
            {
                Id = id,
                Condition = condition,
                Schedule = CreditSchedule.Create(PlanReader.Each(timing.Events, path + ".events", (one, at) => (
                    PlanReader.Filled(one.Event, at + ".event"), ExactNumber.ToRatio(one.SharePercent, at + ".sharePercent")))),
            },
            _ => throw new PlanFormatException(path, "", "The library knows no such rule.", Advice),
        });
    }

    private static CreditCondition Condition(CreditRuleForm.ConditionForm form, string path)
    {
        ImmutableArray<string> Ids(string?[]? ids, string name) => ids switch
        {
            null => [],
            [] => throw new PlanFormatException(Invariant($"{path}.{name}"), "[]", "An empty list would ask for none of them and hold for all.", "Name ids, or leave the list out."),
            _ => [.. ids.Select(id => id ?? throw new PlanFormatException(
                Invariant($"{path}.{name}"), "null", "One of the ids is not there.", "Write the ids in quotes, and leave nulls out."))],
        };
        return new CreditCondition
        {
            ProductIds = Ids(form.ProductIds, "productIds"),
            AccountIds = Ids(form.AccountIds, "accountIds"),
            DealIds = Ids(form.DealIds, "dealIds"),
            Categories = Ids(form.Categories, "categories"),
            PayeeIds = Ids(form.PayeeIds, "payeeIds"),
            Roles = Ids(form.Roles, "roles"),
            TeamIds = Ids(form.TeamIds, "teamIds"),
            TerritoryIds = Ids(form.TerritoryIds, "territoryIds"),
            IsAssigned = form.IsAssigned,
            From = form.From is { } from ? PlanReader.Date(from, path + ".from") : null,
            To = form.To is { } to ? PlanReader.Date(to, path + ".to") : null,
        };
    }

    private static int Level(RawNumber raw, string path)
    {
        var level = ExactNumber.ToDecimal(raw, path);
        return level is >= 1m and <= int.MaxValue && decimal.IsInteger(level)
            ? (int)level
            : throw new PlanFormatException(path, raw.ToString(), "A level is a whole number from 1 on.", "Write 1 for the seller's manager, 2 for that one's.");
    }
}
