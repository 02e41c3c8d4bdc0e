using SalesMetrics.Data.Fields;
using SalesMetrics.Data.Mappings;
using SalesMetrics.Organization;
using SalesMetrics.Pipeline;

namespace SalesMetrics.Data.Csv;

/// <summary>Makes deals of rows. It remembers ids and currencies over the rows, and files, of one extract.</summary>
internal sealed class DealParser
{
    private const int Id = 0, Owner = 1, Stage = 2, ClosedOn = 3, Amount = 4, OpenedOn = 5, Currency = 6, Product = 7, Account = 8, ListPrice = 9;
    private const int ExpectedAmount = 10, ExpectedCloseOn = 11;

    private readonly MappingContents _mapping;
    private readonly SalesOrganization? _people;
    private readonly PriceList? _prices;
    private readonly IdSet _ids = new();
    private readonly HashSet<Currency> _currencies;
    private readonly ImmutableDictionary<string, StageMeaning> _stages;
    private readonly TextPool _owners, _products, _accounts, _stageNames;

    public DealParser(MappingContents mapping, SalesOrganization? people, PriceList? prices)
    {
        _mapping = mapping;
        _people = people;
        _prices = prices;
        _stages = mapping.Stages;
        _currencies = [mapping.Currency];
        _owners = new TextPool(mapping.PayeeAliases);
        _products = new TextPool(mapping.ProductAliases);
        _accounts = new TextPool(mapping.AccountAliases);
        _stageNames = new TextPool(ImmutableDictionary<string, string>.Empty);
    }

    /// <summary>The open deals among those used that name no account.</summary>
    public long OpenWithoutAccount { get; private set; }

    /// <summary>The deals among those used that say nothing of when they began.</summary>
    public long WithoutOpenedOn { get; private set; }

    /// <summary>The lost deals among those used whose amount of zero was taken as not known.</summary>
    public long LostWithoutAmount { get; private set; }

    /// <summary>The aliases met, with the mapping's name of the field.</summary>
    public IEnumerable<(string Field, TextPool.AliasUse Alias)> AliasesMet =>
        from column in new[] { (Field: "payee", Pool: _owners), (Field: "product", Pool: _products), (Field: "account", Pool: _accounts) }
        from alias in column.Pool.AliasesMet
        select (column.Field, alias);

    public ReadRow<Deal> Parse(CsvTable row)
    {
        if (row.IsRejected)
        {
            return row.Finish<Deal>(null);
        }

        // A field is only valid until another one is read, so the id is read again at the end.
        var fingerprint = IdSet.FingerprintOf(row[Id]);
        if (row[Id].IsEmpty)
        {
            row.Reject("missing-id", Id, "The deal has no id.", "Export the id column; without it a deal cannot be told from a copy of it.");
        }
        else if (_ids.Has(fingerprint))
        {
            row.Reject("duplicate-id", Id, "A deal of this id was read before; the first one stays.", "Export each deal once, one row a deal.");
        }

        var owner = _owners.Get(row[Owner]);
        if (owner.Length == 0)
        {
            row.Reject("missing-owner", Owner, "The deal has no owner.", "Give the deal an owner in the CRM.");
        }

        var outcome = ReadOutcome(row);
        if (row.IsRejected || outcome is null)
        {
            return row.Finish<Deal>(null);
        }

        _ids.Add(fingerprint);
        return row.Finish(Assemble(row, row[Id].ToString(), owner, outcome));
    }

    private Deal Assemble(CsvTable row, string id, string owner, DealOutcome outcome)
    {
        if (_people is not null && !_people.Has(owner))
        {
            row.Doubt(
                "unknown-payee",
                Owner,
                "Nobody of that name is among the people. The deal counts for the name as it stands, and for no team.",
                "Add the person to the people file, or an alias to the mapping.");
        }

        var product = _products.Get(row[Product]);
        var account = _accounts.Get(row[Account]);
        OpenWithoutAccount += outcome is DealOutcome.Open && account.Length == 0 ? 1 : 0;
        return new Deal
        {
            Id = id,
            OwnerId = owner,
            Outcome = outcome,
            Stage = _stageNames.Get(row[Stage]),
            OpenedOn = ReadOpenedOn(row, outcome),
            ProductId = product,
            AccountId = account,
            ListPrice = ReadListPrice(row, product),
            ExpectedAmount = outcome is DealOutcome.Open ? ReadExpectedAmount(row) : null,
            ExpectedCloseOn = outcome is DealOutcome.Open && !row[ExpectedCloseOn].IsEmpty
                ? row.Date(ExpectedCloseOn, _mapping.Dates, isNeeded: false)
                : null,
        };
    }

    private DealOutcome? ReadOutcome(CsvTable row)
    {
        var stage = row[Stage];
        if (!_stages.TryGetValue(_stageNames.Get(stage), out var meaning))
        {
            row.Reject(
                stage.IsEmpty ? "missing-stage" : "unknown-stage",
                Stage,
                "Whether the deal is open, won or lost cannot be told.",
                "Add the stage to won, lost or open in the mapping's deals.stages.");
            return null;
        }

        return meaning switch
        {
            StageMeaning.Won => ReadWon(row),
            StageMeaning.Lost => ReadLost(row),
            _ => new DealOutcome.Open(),
        };
    }

    private DealOutcome.Won? ReadWon(CsvTable row)
    {
        var closedOn = ReadClosedOn(row);
        if (row.CurrencyOr(_mapping.Currency, Currency) is not { } currency)
        {
            row.Reject("unknown-currency", Currency, "The currency is no ISO 4217 code.", "Export the code, such as USD.");
            return null;
        }

        if (row[Amount].IsEmpty)
        {
            row.Reject("missing-amount", Amount, "A won deal has no amount.", "Enter the amount in the CRM.");
            return null;
        }

        if (row.Amount(Amount, _mapping.DecimalSeparator, currency, isNeeded: true) is not { } amount)
        {
            return null;
        }

        CheckSign(row, amount);
        if (row.IsRejected || closedOn is not { } on)
        {
            return null;
        }

        NoteCurrency(row, currency);
        return new DealOutcome.Won(on, amount);
    }

    private DealOutcome.Lost? ReadLost(CsvTable row)
    {
        if (ReadClosedOn(row) is not { } on)
        {
            return null;
        }

        if (row[Amount].IsEmpty)
        {
            return new DealOutcome.Lost(on);
        }

        // What was at stake is welcome, but no reason to lose the loss.
        if (row.CurrencyOr(_mapping.Currency, Currency) is not { } currency)
        {
            row.Doubt("unknown-currency", Currency, "The currency is no ISO 4217 code. The lost deal is used without its amount.", "Export the code, such as USD.");
            return new DealOutcome.Lost(on);
        }

        if (row.Amount(Amount, _mapping.DecimalSeparator, currency, isNeeded: false) is not { } amount)
        {
            return new DealOutcome.Lost(on);
        }

        if (amount.Amount < 0m)
        {
            row.Doubt("negative-amount", Amount, "A lost deal has a negative amount. It is used without it.", "Correct the amount in the CRM.");
            return new DealOutcome.Lost(on);
        }

        if (amount.Amount == 0m && _mapping.LostZero == AmountUse.Missing)
        {
            LostWithoutAmount++;
            return new DealOutcome.Lost(on);
        }

        NoteCurrency(row, currency);
        return new DealOutcome.Lost(on, amount);
    }

    private LocalDate? ReadClosedOn(CsvTable row)
    {
        if (row[ClosedOn].IsEmpty)
        {
            row.Reject("missing-close-date", ClosedOn, "A closed deal has no closing date.", "Enter the date in the CRM.");
            return null;
        }

        return row.Date(ClosedOn, _mapping.Dates, isNeeded: true);
    }

    private void CheckSign(CsvTable row, Money amount)
    {
        var (code, use, words) = amount.Amount switch
        {
            0m => ("zero-amount", _mapping.WonZero, "zero"),
            < 0m => ("negative-amount", _mapping.WonNegative, "negative"),
            _ => ("", AmountUse.Use, ""),
        };
        if (code.Length == 0)
        {
            return;
        }

        if (use == AmountUse.Reject)
        {
            row.Reject(code, Amount, Invariant($"A won deal has an amount that is {words}, which the mapping refuses."), "Correct the amount in the CRM.");
        }
        else
        {
            row.Doubt(code, Amount, Invariant($"A won deal has an amount that is {words}. It is used as it stands."), "Check the amount in the CRM.");
        }
    }

    private void NoteCurrency(CsvTable row, Currency currency)
    {
        if (_currencies.Add(currency))
        {
            row.Doubt(
                "further-currency",
                Currency,
                Invariant($"Here and perhaps below amounts are in {currency}, beside {_mapping.Currency}. Each deal keeps its own; this is said once."),
                "Convert with ExchangeRates at stated rates before adding up.");
        }
    }

    private LocalDate? ReadOpenedOn(CsvTable row, DealOutcome outcome)
    {
        if (row[OpenedOn].IsEmpty)
        {
            WithoutOpenedOn++;
            return null;
        }

        var opened = row.Date(OpenedOn, _mapping.Dates, isNeeded: false);
        var closed = outcome switch
        {
            DealOutcome.Won won => won.On,
            DealOutcome.Lost lost => lost.On,
            _ => (LocalDate?)null,
        };
        if (opened is { } from && closed is { } to && to < from)
        {
            row.Doubt(
                "closed-before-opened",
                OpenedOn,
                Invariant($"The deal closed on {to:uuuu-MM-dd}, before it was opened. It is used for its value, without the opening date."),
                "Correct the dates in the CRM; until then the deal is in no duration.");
            return null;
        }

        return opened;
    }

    // An expectation is welcome, but no reason to lose the deal.
    private Money? ReadExpectedAmount(CsvTable row)
    {
        if (row[ExpectedAmount].IsEmpty || row.CurrencyOr(_mapping.Currency, Currency) is not { } currency
            || row.Amount(ExpectedAmount, _mapping.DecimalSeparator, currency, isNeeded: false) is not { } amount)
        {
            return null;
        }

        if (amount.Amount < 0m)
        {
            row.Doubt("negative-amount", ExpectedAmount, "An open deal has a negative amount. It is used without it.", "Correct the amount in the CRM.");
            return null;
        }

        NoteCurrency(row, currency);
        return amount;
    }

    private Money? ReadListPrice(CsvTable row, string product)
    {
        if (!row[ListPrice].IsEmpty)
        {
            // The amount has spoken for an unknown currency of the row already.
            return row.CurrencyOr(_mapping.Currency, Currency) is { } currency
                ? row.Amount(ListPrice, _mapping.DecimalSeparator, currency, isNeeded: false)
                : null;
        }

        if (_prices is null || product.Length == 0)
        {
            return null;
        }

        if (_prices.TryGet(product, out var price))
        {
            return price;
        }

        row.Doubt(
            "unknown-product",
            Product,
            "The product is not on the price list. The deal is used without a list price.",
            "Add the product to the products file, or an alias to the mapping.");
        return null;
    }
}
