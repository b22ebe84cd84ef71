package io.dyadwatch.cli.lines;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/**
 * Lines of bytes from a stream of any length, one at a time. Lines that hold only white space are passed over but
 * counted.
 */
public final class LineReader {
    /** Longest line: 512 KiB of text whose every character is escaped, and the rest of an article. */
    public static final int MAX_LINE_BYTES = 8 * 1024 * 1024;

    private final InputStream in;
    private final int maxLineBytes;
    private final byte[] chunk = new byte[64 * 1024];
    private long before;
    private int at;
    private int end;
    private int number;

    public LineReader(InputStream in) {
        this(in, MAX_LINE_BYTES);
    }

    /** @param maxLineBytes bytes of a line beyond which it is too long */
    public LineReader(InputStream in, int maxLineBytes) {
        this.in = in;
        this.maxLineBytes = maxLineBytes;
    }

    /** A line and its place. */
    public static final class Line {
        private final int number;
        private final byte[] bytes;
        private final boolean tooLong;

        private Line(int number, byte[] bytes, boolean tooLong) {
            this.number = number;
            this.bytes = bytes;
            this.tooLong = tooLong;
        }

        /** From 1. */
        public int number() {
            return number;
        }

        /** Without the line feed; empty where the line was too long. */
        public byte[] bytes() {
            return bytes;
        }

        /** Whether it had more bytes than a line may have. */
        public boolean tooLong() {
            return tooLong;
        }
    }

    /** Bytes up to the end of the last line, its line feed with it. */
    public long offset() {
        return before + at;
    }

    /** The next line; absent at the end. */
    public Optional<Line> next() throws IOException {
        while (at < end || fill()) {
            number++;
            Line line = read();
            if (line.tooLong() || !isBlank(line.bytes())) {
                return Optional.of(line);
            }
        }
        return Optional.empty();
    }

    private Line read() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        boolean tooLong = false;
        do {
            int feed = indexOfLineFeed();
            tooLong |= bytes.size() + (feed - at) > maxLineBytes;
            if (!tooLong) {
                bytes.write(chunk, at, feed - at);
            }
            at = feed;
            if (at < end) {
                at++;
                break;
            }
        } while (fill());
        return new Line(number, tooLong ? new byte[0] : bytes.toByteArray(), tooLong);
    }

    private int indexOfLineFeed() {
        int i = at;
        while (i < end && chunk[i] != '\n') {
            i++;
        }
        return i;
    }

    private boolean fill() throws IOException {
        int count = in.read(chunk);
        before += end;
        at = 0;
        end = Math.max(0, count);
        return count > 0;
    }

    private static boolean isBlank(byte[] bytes) {
        for (byte b : bytes) {
            if (b != ' ' && b != '\t' && b != '\r') {
                return false;
            }
        }
        return true;
    }
}
