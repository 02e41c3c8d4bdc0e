namespace SalesMetrics.Tests.Golden;

/// <summary>The minor units of every national currency in force, against ISO 4217.</summary>
/// <remarks>
/// Source: ISO 4217 list one as published in datasets/currency-codes (data/codes-all.csv, commit ab9b0ae of 1 February 2026, public domain
/// under PDDL), rows without a withdrawal date and with a number in MinorUnit. Metals, testing codes and the special drawing right have
/// "-" there and are left out. No tolerance.
/// </remarks>
public class Iso4217Tests
{
    [Theory]
    [InlineData(0, "BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF")]
    [InlineData(2, """
        AED AFN ALL AMD AOA ARS AUD AWG AZN BAM BBD BDT BMD BND BOB BOV BRL BSD BTN BWP BYN BZD CAD CDF CHE CHF CHW CNY COP COU CRC CUP
        CVE CZK DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GTQ GYD HKD HNL HTG HUF IDR ILS INR IRR JMD KES KGS KHR KPW KYD
        KZT LAK LBP LKR LRD LSL MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN MXV MYR MZN NAD NGN NIO NOK NPR NZD PAB PEN PGK PHP PKR
        PLN QAR RON RSD RUB SAR SBD SCR SDG SEK SGD SHP SLE SOS SRD SSP STN SVC SYP SZL THB TJS TMT TOP TRY TTD TWD TZS UAH USD USN UYU
        UZS VED VES WST XAD XCD XCG YER ZAR ZMW ZWG
        """)]
    [InlineData(3, "BHD IQD JOD KWD LYD OMR TND")]
    [InlineData(4, "CLF UYW")]
    public void Minor_units_are_those_in_which_systems_exchange_amounts(int minorUnits, string codes) =>
        Assert.All(
            codes.Split([' ', '\r', '\n'], StringSplitOptions.RemoveEmptyEntries),
            code => Assert.Equal((code, minorUnits), (code, Currency.Of(code).MinorUnits)));
}
