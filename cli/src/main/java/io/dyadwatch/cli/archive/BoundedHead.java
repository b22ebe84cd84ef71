package io.dyadwatch.cli.archive;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;

/** A channel that fails where a head goes on for too long: a parser would gather it in memory whatever its length. */
final class BoundedHead implements ReadableByteChannel {
    private final ReadableByteChannel bytes;
    private final long limit;
    private long left = Long.MAX_VALUE;

    /** @param limit longest head, in bytes */
    BoundedHead(ReadableByteChannel bytes, long limit) {
        this.bytes = bytes;
        this.limit = limit;
    }

    /** What is read from here on is a head. */
    void beginHead() {
        left = limit;
    }

    /** What is read from here on may be of any length. */
    void endHead() {
        left = Long.MAX_VALUE;
    }

    @Override
    public int read(ByteBuffer into) throws IOException {
        if (left <= 0) {
            throw new IOException("a head is longer than " + limit + " bytes");
        }
        int count = bytes.read(into);
        left -= Math.max(0, count);
        return count;
    }

    @Override
    public boolean isOpen() {
        return bytes.isOpen();
    }

    @Override
    public void close() throws IOException {
        bytes.close();
    }
}
