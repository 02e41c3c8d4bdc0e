using NodaTime.Text;
using SalesMetrics.Compensation;
using SalesMetrics.Compensation.Settlements;
using SalesMetrics.Compensation.Versions;

namespace SalesMetrics.Json;

/// <summary>From the form of a plan file to the model; every fault with its path.</summary>
internal static class PlanReader
{
    private const string ToNext = "toNext";

    public static PlanFile Read(PlanForm form)
    {
        if (!Currency.TryOf(form.Currency, out var currency))
        {
            throw new PlanFormatException("$.currency", $"\"{form.Currency}\"", "This is no ISO 4217 currency code.", "Write three capital letters, such as EUR.");
        }

        var grain = Words.Read(Words.Grains, form.PayPeriod, "$.payPeriod");
        var components = Each(form.Components, "$.components", Component);
        Filled(form.Id, "$.id");
        Filled(form.Name, "$.name");
        var clauses = Each(form.Clauses ?? [], "$.clauses", (clause, path) => ClauseReader.Read(clause, currency, path));
        var capPlace = form.CapPlace is { } place ? Words.Read(Words.CapPlaces, place, "$.capPlace") : CapPlace.Last;
        var plan = At(
            parameter => parameter is "clauses" ? "$.clauses" : "$.components",
            "Weights add up to exactly 100, each id stands once, and clauses name what is there.",
            () => Plan.Create(form.Id, form.Name, currency, grain, components, clauses, capPlace));
        var targets = Targets(form.TargetIncentive, currency);
        var assignments = Each(form.Assignments ?? [], "$.assignments", (assignment, path) => Assignment(assignment, plan.Id, path));
        var payCurrency = form.PayCurrency is { } terms ? PayCurrency(terms) : null;
        var rules = CreditRuleReader.Read(form.CreditRules ?? [], currency);
        return form.Version is { } version
            ? new PlanFile(Version(version, plan, targets)) { Assignments = assignments, PayCurrency = payCurrency, CreditRules = rules }
            : new PlanFile(plan, targets) { Assignments = assignments, PayCurrency = payCurrency, CreditRules = rules };
    }

    private static PlanVersion Version(PlanForm.VersionForm form, Plan plan, TargetIncentives targets)
    {
        var change = new PlanChange(Date(form.From, "$.version.from"), Filled(form.Change, "$.version.change"), form.Author ?? "");
        var earnings = form.OnTargetEarnings is { } stated
            ? At("$.version.onTargetEarnings", "State what is earned in a year.", () => new OnTargetEarnings(
                Amount(stated.BasePay, plan.Currency, "$.version.onTargetEarnings.basePay"),
                Amount(stated.YearlyTargetIncentive, plan.Currency, "$.version.onTargetEarnings.yearlyTargetIncentive")))
            : null;
        return new PlanVersion(Filled(form.Id, "$.version.id"), plan, targets, change) { OnTargetEarnings = earnings };
    }

    private static PlanAssignment Assignment(PlanForm.AssignmentForm form, string planId, string path)
    {
        PlanHolder holder = (form.PayeeId, form.Role) switch
        {
            ({ } payeeId, null) => new PlanHolder.OfPayee(Filled(payeeId, path + ".payeeId")),
            (null, { } role) => new PlanHolder.OfRole(Filled(role, path + ".role")),
            _ => throw new PlanFormatException(path, "", "It names neither a payee nor a role, or both.", "State payeeId or role."),
        };
        var from = Date(form.From, path + ".from");
        LocalDate? to = form.To is { } last ? Date(last, path + ".to") : null;
        return At(path, "Let the last day be no earlier than the first.", () => new PlanAssignment(holder, planId, from, to));
    }

    private static PayCurrencyTerms PayCurrency(PlanForm.PayCurrencyForm form)
    {
        if (!Currency.TryOf(form.Currency, out var currency))
        {
            throw new PlanFormatException("$.payCurrency.currency", $"\"{form.Currency}\"", "This is no ISO 4217 currency code.", "Write three capital letters, such as EUR.");
        }

        var lag = ExactNumber.ToDecimal(form.PayDayLagDays, "$.payCurrency.payDayLagDays");
        return lag is >= 0m and <= 366m && decimal.IsInteger(lag)
            ? new PayCurrencyTerms
            {
                Currency = currency,
                PayDayLagDays = (int)lag,
                CreditRates = Words.Read(Words.CreditRates, form.CreditRates, "$.payCurrency.creditRates"),
                Rounding = Words.Read(Words.Roundings, form.Rounding, "$.payCurrency.rounding"),
            }
            : throw new PlanFormatException(
                "$.payCurrency.payDayLagDays", form.PayDayLagDays.ToString(), "It is a whole number of days from 0 to 366.", "Write how many days after the period people are paid.");
    }

    private static TargetIncentives Targets(PlanForm.TargetForm form, Currency currency)
    {
        var exceptions = Each(form.Exceptions, "$.targetIncentive.exceptions", (exception, path) => Exception(exception, currency, path));
        var @default = Amount(form.Default, currency, "$.targetIncentive.default");
        return At("$.targetIncentive.exceptions", "State one amount for each payee and day.", () => TargetIncentives.Create(@default, exceptions));
    }

    private static TargetIncentive Exception(PlanForm.ExceptionForm form, Currency currency, string path)
    {
        return new TargetIncentive
        {
            PayeeId = Filled(form.PayeeId, path + ".payeeId"),
            From = form.From is { } from ? Date(from, path + ".from") : null,
            Amount = Amount(form.Amount, currency, path + ".amount"),
        };
    }

    public static LocalDate Date(string written, string path)
    {
        var parsed = LocalDatePattern.Iso.Parse(written);
        return parsed.Success
            ? parsed.Value
            : throw new PlanFormatException(path, $"\"{written}\"", "This is no date.", "Write year, month and day: 2017-04-01.");
    }

    public static Money Amount(RawNumber raw, Currency currency, string path)
    {
        var amount = new Money(ExactNumber.ToDecimal(raw, path), currency);
        return amount.Amount >= 0m && amount.IsWholeMinorUnits
            ? amount
            : throw new PlanFormatException(
                path,
                raw.ToString(),
                "An amount is zero or more, in whole minor units.",
                Invariant($"Use {currency.MinorUnits} decimals at most, as {currency} has."));
    }

    private static PlanComponent Component(PlanForm.ComponentForm form, string path)
    {
        var weight = ExactNumber.ToRatio(form.WeightPercent, path + ".weightPercent");
        if (weight <= Ratio.Zero || weight > Ratio.One)
        {
            throw new PlanFormatException(
                path + ".weightPercent", form.WeightPercent.ToString(), "A weight is above 0 and at most 100.", "Leave a component without weight out.");
        }

        return new PlanComponent
        {
            Id = Filled(form.Id, path + ".id"),
            Name = Filled(form.Name, path + ".name"),
            Weight = weight,
            Scope = Words.Read(Words.Scopes, form.Scope, path + ".scope"),
            MeasureId = Filled(form.MeasureId, path + ".measureId"),
            WhenUndefined = Words.Read(Words.Policies, form.WhenUndefined, path + ".whenUndefined"),
            Curve = Curve(form.Curve, path + ".curve"),
        };
    }

    public static PayCurve Curve(PlanForm.CurveForm form, string path)
    {
        var falling = form.FallingPay is { } word ? Words.Read(Words.Fallings, word, path + ".fallingPay") : FallingPay.Refused;
        Ratio? cap = form.CapPercent is { } raw ? ExactNumber.ToRatio(raw, path + ".capPercent") : null;
        var starts = Each(form.Segments, path + ".segments", (segment, at) => new PayCurvePoint(
            ExactNumber.ToRatio(segment.FromPercent, at + ".fromPercent"), ExactNumber.ToRatio(segment.PayPercent, at + ".payPercent")));
        var segments = form.Segments
            .Select((segment, i) => new PayCurveSegment(starts[i].Attainment, starts[i].Pay, Slope(segment.Slope, starts, i, Invariant($"{path}.segments[{i}].slope"))))
            .ToImmutableArray();
        return At(path, "Correct the curve; docs/calculations/pay-curves.md shows each shape.", () => PayCurve.Create(segments, cap, falling));
    }

    private static Ratio Slope(RawNumber raw, ImmutableArray<PayCurvePoint> starts, int i, string path)
    {
        if (raw is not { IsText: true, Text: ToNext })
        {
            return ExactNumber.ToRatio(raw, path, scale: 1);
        }

        if (i + 1 == starts.Length)
        {
            throw new PlanFormatException(path, raw.ToString(), "The last segment has no next one to lead to.", "Write 0 to pay no more beyond it, or the slope.");
        }

        // Bounds out of order are refused with the whole curve; here they must only not divide by zero.
        var width = starts[i + 1].Attainment - starts[i].Attainment;
        return width.Sign == 0 ? Ratio.Zero : (starts[i + 1].Pay - starts[i].Pay) / width;
    }

    // The serializer refuses a null property but lets a null element of an array pass.
    public static ImmutableArray<TModel> Each<TForm, TModel>(TForm?[] forms, string path, Func<TForm, string, TModel> read)
        where TForm : class =>
    [
        .. forms.Select((form, i) => read(
            form ?? throw new PlanFormatException(Invariant($"{path}[{i}]"), "null", "An object is expected here.", "Write it, or leave the null out."),
            Invariant($"{path}[{i}]"))),
    ];

    public static string Filled(string value, string path) => string.IsNullOrWhiteSpace(value)
        ? throw new PlanFormatException(path, $"\"{value}\"", "This must not be empty.", "Write a word or an id.")
        : value;

    public static T At<T>(string path, string advice, Func<T> make) => At(_ => path, advice, make);

    private static T At<T>(Func<string?, string> pathOf, string advice, Func<T> make)
    {
        try
        {
            return make();
        }
        catch (ArgumentException exception)
        {
            // The parameter's name, which the message of an argument exception ends with, means nothing to the author of a file.
            var end = exception.Message.LastIndexOf(" (Parameter '", StringComparison.Ordinal);
            throw new PlanFormatException(pathOf(exception.ParamName), "", end < 0 ? exception.Message : exception.Message[..end], advice, exception);
        }
    }
}
