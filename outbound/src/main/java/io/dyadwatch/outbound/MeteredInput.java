package io.dyadwatch.outbound;

import java.io.IOException;
import java.io.InputStream;

/** What comes from the other side, and how much more of it is wanted. For one thread. */
final class MeteredInput extends InputStream {
    private final InputStream input;
    private long left;
    private boolean ended;

    MeteredInput(InputStream input) {
        this.input = input;
    }

    /** More than was allowed. */
    static final class Exhausted extends IOException {
        private static final long serialVersionUID = 1L;

        Exhausted() {
            super("more came than is read of an answer");
        }
    }

    void allow(long bytes) {
        left = bytes;
    }

    /** Whether the other side has closed, and somebody wanted to read on. */
    boolean hasEnded() {
        return ended;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        if (left == 0) {
            throw new Exhausted();
        }
        int n = input.read(bytes, offset, (int) Math.min(length, left));
        if (n < 0) {
            ended = true;
        } else {
            left -= n;
        }
        return n;
    }
}
