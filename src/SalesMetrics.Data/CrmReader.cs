namespace SalesMetrics.Data;

/// <summary>Reads all files of a CRM extract into memory.</summary>
/// <remarks>A file too large for that is read row by row with <see cref="DealReader"/>.</remarks>
public static class CrmReader
{
    /// <summary>Reads a folder.</summary>
    /// <param name="folder">The folder; subfolders are not looked into.</param>
    /// <param name="mapping">Which files hold what, and in which columns.</param>
    /// <param name="quotasPath">A file to take the quotas from instead of those in the folder; null for those.</param>
    /// <exception cref="UnusableInputException">There is no such folder or file, no deal file, or a file is empty or lacks a column.</exception>
    public static CrmExtract ReadFolder(string folder, CrmMapping mapping, string? quotasPath = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(folder);
        ArgumentNullException.ThrowIfNull(mapping);
        if (quotasPath is not null && !File.Exists(quotasPath))
        {
            throw new UnusableInputException(quotasPath, null, "There is no such quotas file.", "Give the path of a CSV file.");
        }

        return new CrmReading(new CrmFolder(folder), mapping.Contents, quotasPath).Read();
    }

    /// <summary>Reads any source of files.</summary>
    /// <param name="source">The files.</param>
    /// <param name="mapping">Which files hold what, and in which columns.</param>
    /// <exception cref="UnusableInputException">There is no deal file, or a file is empty or lacks a column.</exception>
    public static CrmExtract Read(ICrmSource source, CrmMapping mapping)
    {
        ArgumentNullException.ThrowIfNull(source);
        ArgumentNullException.ThrowIfNull(mapping);
        return new CrmReading(source, mapping.Contents, quotasPath: null).Read();
    }
}
