using SalesMetrics.Crediting;

namespace SalesMetrics.Json;

/// <summary>From a credit rule of the model to its form, in the one way it is written.</summary>
internal static class CreditRuleWriter
{
    public static CreditRuleForm Write(CreditRule rule)
    {
        var (id, when) = (rule.Id, Condition(rule.Condition));
        return rule switch
        {
            CreditRule.Counts => new CreditRuleForm.CountsForm { Id = id, When = when },
            CreditRule.Reassigns reassigns => new CreditRuleForm.ReassignsForm { Id = id, When = when, PayeeId = reassigns.PayeeId },
            CreditRule.House => new CreditRuleForm.HouseForm { Id = id, When = when },
            CreditRule.Excludes => new CreditRuleForm.ExcludesForm { Id = id, When = when },
            CreditRule.Windfall windfall => new CreditRuleForm.WindfallForm
            {
                Id = id,
                When = when,
                Bound = ExactNumber.Of(windfall.Bound.Amount),
                ShareAbovePercent = ExactNumber.Of(windfall.ShareAbove),
            },
            CreditRule.ManagerOverride manager => new CreditRuleForm.ManagerOverrideForm
            {
                Id = id,
                When = when,
                Level = ExactNumber.Of(manager.Level),
                SharePercent = ExactNumber.Of(manager.Share),
            },
            CreditRule.ChannelOverride channel => new CreditRuleForm.ChannelOverrideForm
            {
                Id = id,
                When = when,
                PayeeId = channel.PayeeId,
                SharePercent = ExactNumber.Of(channel.Share),
            },
            CreditRule.Timing timing => new CreditRuleForm.TimingForm
            {
                Id = id,
                When = when,
                Events = [.. timing.Schedule.Shares.Select(one => new CreditRuleForm.EventForm { Event = one.Key, SharePercent = ExactNumber.Of(one.Value) })],
            },
            _ => throw new NotSupportedException(Invariant($"There is no form for the rule '{rule.Id}'.")),
        };
    }

    private static CreditRuleForm.ConditionForm? Condition(CreditCondition condition)
    {
        static string[]? Ids(ImmutableArray<string> ids) => ids.IsEmpty ? null : [.. ids];
        static string? Date(LocalDate? date) => date is { } day ? Invariant($"{day:uuuu-MM-dd}") : null;
        return condition.IsEverything ? null : new CreditRuleForm.ConditionForm
        {
            ProductIds = Ids(condition.ProductIds),
            AccountIds = Ids(condition.AccountIds),
            DealIds = Ids(condition.DealIds),
            Categories = Ids(condition.Categories),
            PayeeIds = Ids(condition.PayeeIds),
            Roles = Ids(condition.Roles),
            TeamIds = Ids(condition.TeamIds),
            TerritoryIds = Ids(condition.TerritoryIds),
            IsAssigned = condition.IsAssigned,
            From = Date(condition.From),
            To = Date(condition.To),
        };
    }
}
