using System.Buffers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace SalesMetrics.Json;

/// <summary>A number as it was written, so that no digit is lost before it is judged; or a word or fraction where a number may be one.</summary>
[JsonConverter(typeof(Converter))]
internal readonly record struct RawNumber(string Text, bool IsText)
{
    /// <summary>The value as it stands in the file, words with their quotes.</summary>
    public override string ToString() => IsText ? $"\"{Text}\"" : Text;

    internal sealed class Converter : JsonConverter<RawNumber>
    {
        public override RawNumber Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => reader.TokenType switch
        {
            JsonTokenType.Number => new RawNumber(Encoding.UTF8.GetString(reader.HasValueSequence ? reader.ValueSequence.ToArray() : reader.ValueSpan), IsText: false),
            JsonTokenType.String => new RawNumber(reader.GetString()!, IsText: true),
            _ => throw new JsonException("A number is expected here."),
        };

        public override void Write(Utf8JsonWriter writer, RawNumber value, JsonSerializerOptions options)
        {
            if (value.IsText)
            {
                writer.WriteStringValue(value.Text);
            }
            else
            {
                writer.WriteRawValue(value.Text);
            }
        }
    }
}
