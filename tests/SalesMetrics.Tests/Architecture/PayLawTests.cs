using System.Reflection;
using FsCheck.Xunit;
using SalesMetrics.Tests.Support;

namespace SalesMetrics.Tests.Architecture;

/// <summary>Laws about pay, credits and their JSON are tried on 1,000 cases at least, whoever writes them.</summary>
public class PayLawTests
{
    private static readonly string[] Folders = ["SalesMetrics.Tests.Compensation", "SalesMetrics.Tests.Crediting", "SalesMetrics.Tests.Json"];

    private static int _tried;

    [Fact]
    public void Every_law_of_pay_is_tried_on_as_many_cases_as_laws_of_pay_are() =>
        RuleAssert.Kept(typeof(PayLawTests).Assembly.GetTypes().Where(IsAboutPay).SelectMany(TooFew));

    [Fact]
    public void A_law_on_the_usual_number_of_cases_is_reported() => RuleAssert.Reports(
        TooFew(typeof(Planted)), "Planted.Tried_a_hundred_times", "Planted.Tried_as_often_as_it_says");

    [PayLaw(Arbitrary = [typeof(Once)])]
    public void A_law_of_pay_is_tried_no_more_often_than_it_says(int number)
    {
        Assert.InRange(Interlocked.Increment(ref _tried), 1, PayLawAttribute.Cases);
        Assert.Equal(7, number);
    }

    private static bool IsAboutPay(Type type) =>
        Folders.Any(folder => type.Namespace == folder || type.Namespace?.StartsWith(folder + ".", StringComparison.Ordinal) == true);

    private static IEnumerable<string> TooFew(Type type) => type
        .GetMethods(BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly)
        .Select(method => (Method: method, Law: method.GetCustomAttribute<PropertyAttribute>()))
        .Where(one => one.Law is not null && !(one.Law is PayLawAttribute || (one.Law.MaxTest < 0 && type.IsDefined(typeof(PayLawsAttribute)))))
        .Select(one => $"{type.Name}.{one.Method.Name}");

    private static class Once
    {
        public static FsCheck.Arbitrary<int> Seven() => FsCheck.Fluent.Arb.From(FsCheck.Fluent.Gen.Constant(7));
    }

    // Abstract, so that nobody runs them.
    public abstract class Planted
    {
        [Property]
        public bool Tried_a_hundred_times() => true;

        [Property(MaxTest = 500)]
        public bool Tried_as_often_as_it_says() => true;

        [PayLaw]
        public bool Tried_as_often_as_laws_of_pay_are() => true;
    }
}
