using FsCheck.Xunit;

namespace SalesMetrics.Tests.Support;

/// <summary>A class of laws about what people are paid, each tried on as many cases as <see cref="PayLawAttribute.Cases"/> says.</summary>
[AttributeUsage(AttributeTargets.Class)]
internal sealed class PayLawsAttribute : PropertiesAttribute
{
    public PayLawsAttribute() => MaxTest = PayLawAttribute.Cases;
}
