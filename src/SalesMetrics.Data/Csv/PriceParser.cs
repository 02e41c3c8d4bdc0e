using SalesMetrics.Data.Fields;
using SalesMetrics.Data.Mappings;

namespace SalesMetrics.Data.Csv;

/// <summary>Makes list prices of rows, one a product.</summary>
internal sealed class PriceParser(MappingContents mapping)
{
    private const int Id = 0, ListPrice = 1, Currency = 2;

    private readonly HashSet<string> _seen = new(StringComparer.Ordinal);
    private readonly TextPool _products = new(mapping.ProductAliases);

    public ReadRow<ProductPrice> Parse(CsvTable row)
    {
        if (row.IsRejected)
        {
            return row.Finish<ProductPrice>(null);
        }

        var id = _products.Get(row[Id]);
        if (id.Length == 0)
        {
            row.Reject("missing-id", Id, "The product has no name.", "Enter the product's name as deals have it.");
        }

        var price = ReadPrice(row);
        if (!row.IsRejected && !_seen.Add(id))
        {
            row.Reject("duplicate-id", Id, "The product was read before; the first one stays.", "List each product once.");
        }

        return row.Finish(price is { } money ? new ProductPrice(id, money) : null);
    }

    private Money? ReadPrice(CsvTable row)
    {
        if (row.CurrencyOr(mapping.Currency, Currency) is not { } currency)
        {
            row.Reject("unknown-currency", Currency, "The currency is no ISO 4217 code.", "Write the code, such as USD.");
            return null;
        }

        if (row[ListPrice].IsEmpty)
        {
            row.Reject("missing-amount", ListPrice, "The product has no list price.", "Enter the price.");
            return null;
        }

        var price = row.Amount(ListPrice, mapping.DecimalSeparator, currency, isNeeded: true);
        if (price is { Amount: < 0m })
        {
            row.Reject("negative-amount", ListPrice, "A list price is negative.", "Correct the price.");
        }

        return price;
    }
}
