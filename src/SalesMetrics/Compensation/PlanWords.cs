using SalesMetrics.Calendars;
using SalesMetrics.Organization;

namespace SalesMetrics.Compensation;

/// <summary>The words and numbers of a plan document in one language.</summary>
internal sealed class PlanWords
{
    private readonly bool _isGerman;
    private readonly NumberFormatInfo _numbers;

    public PlanWords(PlanLanguage language)
    {
        _isGerman = language == PlanLanguage.German;

        // Made here and not taken from a culture, whose conventions change with the system.
        _numbers = new NumberFormatInfo
        {
            NumberDecimalSeparator = _isGerman ? "," : ".",
            NumberGroupSeparator = _isGerman ? "." : ",",
            NumberGroupSizes = [3],
            NegativeSign = "-",
        };
    }

    public string Say(string english, string german) => _isGerman ? german : english;

    public string Tell(FormattableString english, FormattableString german) => Invariant(_isGerman ? german : english);

    public string Amount(Money money) => string.Create(_numbers, $"{money.Amount.ToString("N" + Digits(money.Currency.MinorUnits, money.Amount.Scale), _numbers)} {money.Currency}");

    public string Percent(Ratio ratio) => (ratio * Ratio.Of(100, 1)).ToDecimal(4).ToString("#,0.####", _numbers) + " %";

    public string Number(Ratio ratio) => ratio.ToDecimal(4).ToString("#,0.####", _numbers);

    public string Day(LocalDate day) => _isGerman ? Invariant($"{day:dd.MM.uuuu}") : Invariant($"{day:uuuu-MM-dd}");

    public string Days(DateInterval days) => Tell($"{Day(days.Start)} to {Day(days.End)}, both included", $"{Day(days.Start)} bis {Day(days.End)}, beide eingeschlossen");

    public string Grain(PeriodGrain grain) => grain switch
    {
        PeriodGrain.Year => Say("year", "Jahr"),
        PeriodGrain.Half => Say("half-year", "Halbjahr"),
        PeriodGrain.Quarter => Say("quarter", "Quartal"),
        PeriodGrain.Month => Say("month", "Monat"),
        _ => Say("week", "Woche"),
    };

    public string Scope(UnitKind kind) => kind switch
    {
        UnitKind.Payee => Say("own", "eigene Zielerreichung"),
        UnitKind.Team => Say("team", "Team"),
        UnitKind.Manager => Say("the manager's people", "Bereich der Führungskraft"),
        UnitKind.Territory => Say("territory", "Gebiet"),
        _ => Say("company", "Unternehmen"),
    };

    public string Undefined(UndefinedAttainment policy) => policy switch
    {
        UndefinedAttainment.PayTarget => Say("the target is paid", "das Ziel wird gezahlt"),
        UndefinedAttainment.Reweight => Say("the others weigh more", "die übrigen zählen mehr"),
        _ => Say("nothing is paid", "nichts wird gezahlt"),
    };

    public string Sharing(PoolSharing sharing) => sharing switch
    {
        PoolSharing.EqualParts => Say("in equal parts", "zu gleichen Teilen"),
        PoolSharing.Hours => Say("by hours", "nach Stunden"),
        PoolSharing.Attainment => Say("by attainment", "nach Zielerreichung"),
        _ => Say("by credited amount", "nach angerechnetem Betrag"),
    };

    public string Ties(TiePolicy ties) => ties switch
    {
        TiePolicy.AllTheHigher => Say("all who tie get the higher prize", "alle Gleichplatzierten erhalten den höheren Preis"),
        TiePolicy.TieBreak => Say("the stated tie-break decides", "das genannte Zusatzkriterium entscheidet"),
        _ => Say("those who tie share the prizes of their places", "Gleichplatzierte teilen die Preise ihrer Plätze"),
    };

    private static string Digits(int minorUnits, int scale) => Math.Max(minorUnits, scale).ToString(CultureInfo.InvariantCulture);
}
