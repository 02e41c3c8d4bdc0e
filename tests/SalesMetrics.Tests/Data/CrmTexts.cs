using System.Text;
using SalesMetrics.Data;

namespace SalesMetrics.Tests.Data;

/// <summary>Files that exist in a test only, and the small mapping most tests read them by.</summary>
internal sealed class CrmTexts : ICrmSource
{
    public const string DealHeader = "id,owner,stage,opened,closed,amount,currency,product,account\n";

    public const string MappingJson = """
        {
          "version": 1,
          "name": "small",
          "currency": "USD",
          "dates": ["uuuu-MM-dd"],
          "deals": {
            "files": ["deals.csv", "deals-*.csv"],
            "columns": {
              "id": ["id"], "owner": ["owner"], "stage": ["stage"], "openedOn": ["opened"], "closedOn": ["closed"],
              "amount": ["amount"], "currency": ["currency"], "product": ["product"], "account": ["account"]
            },
            "stages": { "won": ["Won"], "lost": ["Lost"], "open": ["Open"] }
          },
          "people": {
            "files": ["people.csv"],
            "columns": { "payee": ["payee"], "manager": ["manager"], "team": ["team"], "from": ["from"], "to": ["to"] }
          },
          "products": {
            "files": ["products.csv"],
            "optional": true,
            "columns": { "id": ["product"], "listPrice": ["price"], "currency": ["currency"] }
          },
          "quotas": {
            "files": ["quotas.csv"],
            "optional": true,
            "columns": {
              "payee": ["payee"], "team": ["team"], "from": ["from"], "to": ["to"], "amount": ["quota"],
              "currency": ["currency"], "measure": ["measure"]
            }
          },
          "aliases": { "product": { "GTXPro": "GTX Pro" }, "payee": { "A. Berg": "Ada Berg" } }
        }
        """;

    private readonly Dictionary<string, byte[]> _files = new(StringComparer.Ordinal);

    public static CrmMapping Mapping { get; } = CrmMapping.Parse(MappingJson, "small.json");

    public IEnumerable<string> FileNames => _files.Keys;

    public static CrmTexts OfDeals(string rows) => new CrmTexts().With("deals.csv", DealHeader + rows);

    /// <summary>The reading of deal rows alone, by the small mapping or another.</summary>
    public static CrmExtract ReadDeals(string rows, CrmMapping? mapping = null) => CrmReader.Read(OfDeals(rows), mapping ?? Mapping);

    public CrmTexts With(string name, string text) => With(name, Encoding.UTF8.GetBytes(text));

    public CrmTexts With(string name, byte[] bytes)
    {
        _files[name] = bytes;
        return this;
    }

    public TextReader Open(string fileName) => new StreamReader(new MemoryStream(_files[fileName]), Encoding.UTF8);
}
