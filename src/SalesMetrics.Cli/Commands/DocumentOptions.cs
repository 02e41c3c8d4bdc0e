using System.CommandLine;
using SalesMetrics.Compensation;

namespace SalesMetrics.Cli.Commands;

/// <summary>How a text that people read is to be written: its form, and for documents its language.</summary>
internal sealed class DocumentOptions
{
    private readonly Option<string> _format;
    private readonly Option<string>? _language;
    private readonly Option<bool> _strict = new("--strict")
    {
        Description = "List every issue of the data and end with exit code 1 if there is any.",
    };

    public DocumentOptions(Command command, bool hasLanguage, params string[] forms)
    {
        _format = new Option<string>("--format") { Description = "How to write it.", DefaultValueFactory = _ => forms[0] };
        _format.AcceptOnlyFromAmong(forms);
        command.Options.Add(_format);
        if (hasLanguage)
        {
            _language = new Option<string>("--language") { Description = "en or de.", DefaultValueFactory = _ => "en" };
            _language.AcceptOnlyFromAmong("en", "de");
            command.Options.Add(_language);
        }

        command.Options.Add(_strict);
    }

    public string Format(ParseResult parsed) => parsed.GetValue(_format)!;

    public PlanLanguage Language(ParseResult parsed) =>
        _language is { } option && parsed.GetValue(option) is "de" ? PlanLanguage.German : PlanLanguage.English;

    public bool IsStrict(ParseResult parsed) => parsed.GetValue(_strict);
}
