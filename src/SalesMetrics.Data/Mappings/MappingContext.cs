using System.Text.Json.Serialization;

namespace SalesMetrics.Data.Mappings;

/// <summary>The generated, reflection-free reader of mapping files; strict in everything.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    AllowDuplicateProperties = false,
    RespectNullableAnnotations = true,
    GenerationMode = JsonSourceGenerationMode.Metadata,
    MaxDepth = 16)]
[JsonSerializable(typeof(MappingDocument))]
internal sealed partial class MappingContext : JsonSerializerContext;
