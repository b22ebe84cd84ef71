package io.dyadwatch.cli.archive;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import java.util.zip.ZipException;

/**
 * What a gzip file holds, of all its members one after the other (RFC 1952 section 2.2). The JDK's own stream takes a damaged
 * member after the first for the end of the file. Zeros at the end are padding, as to {@code gzip}.
 */
final class GzipMembers extends InputStream {
    private static final int BUFFER_BYTES = 64 * 1024;
    private static final int MAGIC = 0x8b1f;
    private static final int DEFLATE = 8;
    /** Of RFC 1952 section 2.3.1. */
    private static final int HEADER_CRC = 2;

    private static final int EXTRA = 4;
    private static final int NAME = 8;
    private static final int COMMENT = 16;
    private static final int RESERVED = 0xe0;
    /** Time, compression level and operating system. */
    private static final int SKIPPED_BYTES = 6;

    private final InputStream compressed;
    private final byte[] buffer = new byte[BUFFER_BYTES];
    private int position;
    private int limit;
    private final Inflater inflater = new Inflater(true);
    private final CRC32 sum = new CRC32();
    private long size;
    private boolean inMember;

    /** @throws IOException if it does not begin like a gzip file */
    GzipMembers(InputStream compressed) throws IOException {
        this.compressed = compressed;
        begin(required());
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        try {
            while (inMember || beginNext()) {
                int inflated = inflater.inflate(into, offset, length);
                if (inflated > 0) {
                    sum.update(into, offset, inflated);
                    size += inflated;
                    return inflated;
                }
                if (inflater.finished()) {
                    end();
                } else if (inflater.needsInput()) {
                    if (!fill()) {
                        throw new EOFException();
                    }
                    inflater.setInput(buffer, 0, limit);
                } else {
                    throw new ZipException("it needs a dictionary");
                }
            }
            return -1;
        } catch (DataFormatException e) {
            throw new ZipException("the compressed data is damaged");
        }
    }

    @Override
    public void close() throws IOException {
        inflater.end();
        compressed.close();
    }

    private boolean beginNext() throws IOException {
        int first = next();
        while (first == 0) {
            first = next();
            if (first > 0) {
                throw new ZipException("the compressed data is damaged");
            }
        }
        if (first < 0) {
            return false;
        }
        begin(first);
        return true;
    }

    private void begin(int first) throws IOException {
        if ((first | required() << 8) != MAGIC) {
            throw new ZipException("Not in GZIP format");
        }
        int method = required();
        int flags = required();
        if (method != DEFLATE || (flags & RESERVED) != 0) {
            throw new ZipException("it is compressed in a way that nobody knows");
        }
        skip(SKIPPED_BYTES);
        if ((flags & EXTRA) != 0) {
            skip(required() | required() << 8);
        }
        if ((flags & NAME) != 0) {
            skipText();
        }
        if ((flags & COMMENT) != 0) {
            skipText();
        }
        if ((flags & HEADER_CRC) != 0) {
            skip(2);
        }
        inflater.reset();
        inflater.setInput(buffer, position, limit - position);
        sum.reset();
        size = 0;
        inMember = true;
    }

    private void end() throws IOException {
        position = limit - inflater.getRemaining();
        if (number() != sum.getValue() || number() != (size & 0xffffffffL)) {
            throw new ZipException("the compressed data is damaged");
        }
        inMember = false;
    }

    /** Four bytes, the lowest first. */
    private long number() throws IOException {
        long number = 0;
        for (int shift = 0; shift < Integer.SIZE; shift += Byte.SIZE) {
            number |= (long) required() << shift;
        }
        return number;
    }

    private void skip(int bytes) throws IOException {
        for (int i = 0; i < bytes; i++) {
            required();
        }
    }

    private void skipText() throws IOException {
        while (required() != 0) {
            // up to its end
        }
    }

    private int required() throws IOException {
        int next = next();
        if (next < 0) {
            throw new EOFException();
        }
        return next;
    }

    private int next() throws IOException {
        return position < limit || fill() ? buffer[position++] & 0xff : -1;
    }

    private boolean fill() throws IOException {
        position = 0;
        limit = Math.max(0, compressed.read(buffer));
        return limit > 0;
    }
}
