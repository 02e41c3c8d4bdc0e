using FsCheck.Xunit;
using SalesMetrics.Compensation;
using SalesMetrics.Json;
using SalesMetrics.Tests.Compensation;
using SalesMetrics.Tests.Support;

namespace SalesMetrics.Tests.Json;

[PayLaws(Arbitrary = [typeof(CompensationArbitraries), typeof(PlanFileArbitraries)])]
public class PlanJsonProperties
{
    [Property]
    public bool Reading_what_was_written_gives_an_equal_plan_and_the_same_text(Plan plan, Company company)
    {
        var file = new PlanFile(plan, company.Targets);
        var written = PlanJson.Write(file);
        var read = PlanJson.Read(written);
        return read == file && PlanJson.Write(read) == written;
    }

    [Property]
    public bool A_version_with_its_assignments_and_pay_currency_comes_back_equal_and_as_the_same_text(PlanFile file)
    {
        var written = PlanJson.Write(file);
        var read = PlanJson.Read(written);
        return read == file && read.GetHashCode() == file.GetHashCode() && PlanJson.Write(read) == written;
    }

    [Property]
    public bool A_damaged_file_is_read_or_refused_with_its_place_and_nothing_else(ushort place, char letter, bool insert)
    {
        var at = place % PlanJson.Quarterly7525.Length;
        var damaged = PlanJson.Quarterly7525[..at] + letter + PlanJson.Quarterly7525[(insert ? at : at + 1)..];
        try
        {
            _ = PlanJson.Read(damaged);
            return true;
        }
        catch (PlanFormatException exception)
        {
            return exception.Path.StartsWith('$') && exception.Advice.Length > 0;
        }
    }
}
