package io.dyadwatch.cli.archive;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;

/** A channel that fails where a head goes on for too long: a parser would gather it in memory whatever its length. */
final class BoundedHead implements ReadableByteChannel {
    private static final int CHUNK_BYTES = 8 * 1024;

    private final InputStream in;
    private final long limit;
    private final byte[] chunk = new byte[CHUNK_BYTES];
    private long left = Long.MAX_VALUE;
    private long count;
    private boolean open = true;

    /** @param limit longest head, in bytes */
    BoundedHead(InputStream in, long limit) {
        this.in = in;
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

    /** Bytes read so far. */
    long count() {
        return count;
    }

    @Override
    public int read(ByteBuffer into) throws IOException {
        if (left <= 0) {
            throw new IOException("a head is longer than " + limit + " bytes");
        }
        // Once only: of two reads the second may fail, and what the first had would be lost.
        int read = in.read(chunk, 0, Math.min(chunk.length, into.remaining()));
        if (read > 0) {
            into.put(chunk, 0, read);
            left -= read;
            count += read;
        }
        return read;
    }

    @Override
    public boolean isOpen() {
        return open;
    }

    @Override
    public void close() throws IOException {
        open = false;
        in.close();
    }
}
