namespace SalesMetrics.Packaging;

/// <summary>A fact that publishes a program; reported as skipped, with the reason, where compiler or runtime cannot be restored.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class PublishFactAttribute : FactAttribute
{
    public PublishFactAttribute() => Skip = PublishKind.WhyImpossible;
}
