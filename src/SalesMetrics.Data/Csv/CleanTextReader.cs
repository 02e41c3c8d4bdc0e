namespace SalesMetrics.Data.Csv;

/// <summary>Text without what would put the count of lines wrong or be swallowed unseen by the CSV parser.</summary>
/// <remarks>
/// A byte order mark goes; a carriage return that stands alone becomes a line feed, so that all lines end in one and can be counted by it;
/// U+FFFF, which no text may hold, becomes U+FFFD, so that it can serve as the comment character that never occurs:
/// the parser cannot be told that there are no comments, and rows that start with '#' must not vanish.
/// </remarks>
internal sealed class CleanTextReader(TextReader source) : TextReader
{
    public const char NeverThere = '\uFFFF';

    private readonly char[] _block = new char[32 * 1024];
    private string _prefix = "";
    private int _prefixStart;
    private int _start;
    private int _end;
    private bool _heldReturn;
    private bool _ended;
    private bool _started;

    /// <summary>Puts text back in front of what has not been read yet. What was put back before must have been read.</summary>
    public void PutBack(string text)
    {
        // What is left of an earlier prefix follows the new one.
        _prefix = text + _prefix[_prefixStart..];
        _prefixStart = 0;
    }

    public override int Read(char[] buffer, int index, int count)
    {
        if (_prefixStart < _prefix.Length)
        {
            var given = Math.Min(count, _prefix.Length - _prefixStart);
            _prefix.CopyTo(_prefixStart, buffer, index, given);
            _prefixStart += given;
            return given;
        }

        if (_start == _end && !Fill())
        {
            return 0;
        }

        var taken = Math.Min(count, _end - _start);
        Array.Copy(_block, _start, buffer, index, taken);
        _start += taken;
        return taken;
    }

    /// <summary>Reads past the end of the current line.</summary>
    public void SkipLine()
    {
        var one = new char[1];
        while (Read(one, 0, 1) == 1 && one[0] != '\n')
        {
        }
    }

    private bool Fill()
    {
        _start = 0;
        _end = 0;
        while (_end == 0 && !_ended)
        {
            var kept = 0;
            if (_heldReturn)
            {
                _block[0] = '\r';
                kept = 1;
                _heldReturn = false;
            }

            var read = source.Read(_block, kept, _block.Length - kept);
            _end = kept + read;
            if (read == 0)
            {
                _ended = true;
            }
            else if (_block[_end - 1] == '\r')
            {
                // Whether a line feed follows shows in the next block.
                _heldReturn = true;
                _end--;
            }

            if (!_started && _end > 0)
            {
                _started = true;
                _start = _block[0] == '\uFEFF' ? 1 : 0;
                if (_start == _end)
                {
                    _start = _end = 0;
                }
            }
        }

        Clean(_block.AsSpan(_start, _end - _start));
        return _start < _end;
    }

    private static void Clean(Span<char> text)
    {
        for (var rest = text; ;)
        {
            var at = rest.IndexOf('\r');
            if (at < 0)
            {
                break;
            }

            if (at + 1 == rest.Length || rest[at + 1] != '\n')
            {
                rest[at] = '\n';
            }

            rest = rest[(at + 1)..];
        }

        text.Replace(NeverThere, '\uFFFD');
    }
}
