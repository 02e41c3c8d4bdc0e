namespace SalesMetrics.Data;

/// <summary>Where the files of an extract are: a folder, an archive, a test.</summary>
public interface ICrmSource
{
    /// <summary>The names of all files, without folders, in any order.</summary>
    IEnumerable<string> FileNames { get; }

    /// <summary>Opens a file as text. The caller closes it.</summary>
    /// <param name="fileName">One of <see cref="FileNames"/>.</param>
    TextReader Open(string fileName);
}
