namespace SalesMetrics.Cli.Output;

/// <summary>A page around a piece of HTML: in itself complete, without scripts.</summary>
internal static class HtmlPage
{
    public static string Of(string title, string body)
    {
        var heading = System.Net.WebUtility.HtmlEncode(title);
        return Invariant($$"""
            <!DOCTYPE html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <title>{{heading}}</title>
            <style>
            body { font-family: sans-serif; max-width: 60rem; margin: 2rem auto; padding: 0 1rem; }
            .value { font-weight: bold; }
            .rule, .source { color: #555; }
            </style>
            </head>
            <body>
            <h1>{{heading}}</h1>
            {{body}}</body>
            </html>

            """);
    }
}
