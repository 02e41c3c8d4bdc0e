using System.Text;

namespace SalesMetrics.Data;

/// <summary>The files of a folder, without those of its subfolders.</summary>
/// <remarks>Text is UTF-8 unless a byte order mark says UTF-16 or UTF-32; bytes that are neither become U+FFFD and are reported by the readers.</remarks>
public sealed class CrmFolder : ICrmSource
{
    private readonly string _path;

    /// <summary>Names the folder.</summary>
    /// <exception cref="UnusableInputException">There is no such folder.</exception>
    public CrmFolder(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        if (!Directory.Exists(path))
        {
            throw new UnusableInputException(path, null, "There is no such folder.", "Give the folder that holds the CRM's CSV files.");
        }

        _path = path;
    }

    /// <inheritdoc/>
    public IEnumerable<string> FileNames => Directory.EnumerateFiles(_path).Select(Path.GetFileName).OfType<string>();

    /// <inheritdoc/>
    public TextReader Open(string fileName)
    {
        ArgumentException.ThrowIfNullOrEmpty(fileName);
        return OpenFile(Path.Combine(_path, fileName));
    }

    internal static StreamReader OpenFile(string path) => new(path, Encoding.UTF8, detectEncodingFromByteOrderMarks: true, bufferSize: 1 << 16);
}
