package io.dyadwatch.cli.archive;

import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/**
 * Passes on the bytes of zstd frames and fails where they end inside of one: a decoder that has given nothing of a
 * frame yet takes that for a regular end. Follows the lengths of RFC 8878, section 3.1, and judges nothing else.
 */
final class WholeFrames extends FilterInputStream {
    private static final int MAGIC_BYTES = 4;
    private static final int BLOCK_HEADER_BYTES = 3;
    private static final int CHECKSUM_BYTES = 4;
    private static final long SKIPPABLE_MAGIC = 0x184D2A50L;
    private static final int RLE_BLOCK = 1;

    private State state = State.MAGIC;
    /** Bytes of the present part that are still to come; of a number, those gathered so far are in {@link #value}. */
    private long left = MAGIC_BYTES;

    private long value;
    private int gathered;
    private boolean checksum;
    private boolean lastBlock;

    WholeFrames(InputStream in) {
        super(in);
    }

    private enum State {
        MAGIC,
        SKIPPED_LENGTH,
        DESCRIPTOR,
        BLOCK_HEADER,
        /** Bytes whose content does not matter here, before a block or another frame. */
        FRAME_HEADER,
        BLOCK,
        END
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        int count = super.read(into, offset, length);
        if (count < 0 && !(state == State.MAGIC && gathered == 0)) {
            throw new EOFException("the compressed data breaks off");
        }
        for (int i = 0; i < count; ) {
            i += take(into, offset + i, count - i);
        }
        return count;
    }

    /** @return how many bytes were taken, at least one */
    private int take(byte[] bytes, int at, int available) {
        if (state == State.FRAME_HEADER || state == State.BLOCK || state == State.END) {
            int taken = (int) Math.min(left, available);
            left -= taken;
            if (left == 0) {
                next();
            }
            return taken;
        }
        value |= (bytes[at] & 0xFFL) << (8 * gathered);
        gathered++;
        left--;
        if (left == 0) {
            next();
        }
        return 1;
    }

    private void next() {
        switch (state) {
            case MAGIC -> {
                boolean skippable = (value & 0xFFFFFFF0L) == SKIPPABLE_MAGIC;
                begin(skippable ? State.SKIPPED_LENGTH : State.DESCRIPTOR, skippable ? 4 : 1);
            }
            case SKIPPED_LENGTH -> begin(State.END, value);
            case DESCRIPTOR -> {
                checksum = (value & 4) != 0;
                begin(State.FRAME_HEADER, headerBytes((int) value));
            }
            case FRAME_HEADER -> begin(State.BLOCK_HEADER, BLOCK_HEADER_BYTES);
            case BLOCK_HEADER -> {
                lastBlock = (value & 1) != 0;
                boolean repeated = (value >> 1 & 3) == RLE_BLOCK;
                begin(State.BLOCK, repeated ? 1 : value >> 3);
            }
            case BLOCK -> {
                if (lastBlock) {
                    begin(State.END, checksum ? CHECKSUM_BYTES : 0);
                } else {
                    begin(State.BLOCK_HEADER, BLOCK_HEADER_BYTES);
                }
            }
            case END -> begin(State.MAGIC, MAGIC_BYTES);
        }
    }

    private void begin(State part, long bytes) {
        state = part;
        left = bytes;
        value = 0;
        gathered = 0;
        if (bytes == 0) {
            next();
        }
    }

    /** What follows the descriptor: window, dictionary id, size of the content. */
    private static int headerBytes(int descriptor) {
        boolean singleSegment = (descriptor & 0x20) != 0;
        int dictionary = new int[] {0, 1, 2, 4}[descriptor & 3];
        int contentFlag = descriptor >> 6;
        int content = contentFlag == 0 ? (singleSegment ? 1 : 0) : 1 << contentFlag;
        return (singleSegment ? 0 : 1) + dictionary + content;
    }

    @Override
    public long skip(long count) throws IOException {
        return count <= 0 ? 0 : Math.max(0, read(new byte[(int) Math.min(count, 8192)]));
    }

    @Override
    public boolean markSupported() {
        return false;
    }
}
