package io.dyadwatch.ingest.batch;

import java.util.Arrays;
import java.util.Optional;

/**
 * Cuts a stream of bytes into lines. Holds at most one chunk and one line that is not complete; blank lines are passed
 * over, the rest of a line that is too long is thrown away as it comes. Not safe for use by several threads.
 */
final class LineSplitter {
    private static final byte LINE_FEED = '\n';

    private final int maxLineBytes;
    private byte[] chunk = new byte[0];
    private int at;
    private byte[] open = new byte[0];
    private int openLength;
    private boolean skipping;
    private int number = 1;

    LineSplitter(int maxLineBytes) {
        this.maxLineBytes = maxLineBytes;
    }

    /** Gives it more bytes; only when {@link #next} had no more lines. */
    void feed(byte[] bytes) {
        chunk = bytes;
        at = 0;
    }

    /** The next line that is complete, or known to be too long. */
    Optional<Line> next() {
        while (at < chunk.length) {
            int end = indexOfLineFeed();
            boolean complete = end < chunk.length;
            boolean wasSkipping = skipping;
            if (!skipping) {
                append(end);
            }
            at = complete ? end + 1 : end;
            Optional<Line> line = wasSkipping ? Optional.empty() : cut(complete);
            if (complete) {
                skipping = false;
                number++;
            }
            if (line.isPresent()) {
                return line;
            }
        }
        return Optional.empty();
    }

    /** The last line, where the stream ended without a line feed. */
    Optional<Line> last() {
        return skipping ? Optional.empty() : cut(true);
    }

    private Optional<Line> cut(boolean complete) {
        if (openLength > maxLineBytes) {
            clear();
            skipping = true;
            return Optional.of(new Line.TooLong(number));
        }
        if (!complete) {
            return Optional.empty();
        }
        byte[] line = Arrays.copyOf(open, openLength);
        clear();
        return isBlank(line) ? Optional.empty() : Optional.of(new Line.Content(number, line));
    }

    private void append(int end) {
        // One byte over the limit is enough to know.
        int length = Math.min(end - at, maxLineBytes + 1 - openLength);
        if (openLength + length > open.length) {
            open = Arrays.copyOf(open, Math.min(maxLineBytes + 1, Math.max(openLength + length, open.length * 2)));
        }
        System.arraycopy(chunk, at, open, openLength, length);
        openLength += length;
    }

    private void clear() {
        openLength = 0;
        // A long line must not hold its room for as long as the connection lives.
        if (open.length > 64 * 1024) {
            open = new byte[0];
        }
    }

    private int indexOfLineFeed() {
        int i = at;
        while (i < chunk.length && chunk[i] != LINE_FEED) {
            i++;
        }
        return i;
    }

    private static boolean isBlank(byte[] line) {
        for (byte b : line) {
            if (b != ' ' && b != '\t' && b != '\r') {
                return false;
            }
        }
        return true;
    }
}
