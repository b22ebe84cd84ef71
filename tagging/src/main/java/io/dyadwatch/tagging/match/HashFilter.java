package io.dyadwatch.tagging.match;

/** Says of most hashes that are not in a set that they are not: one bit for each hash, small enough to stay in cache. */
final class HashFilter {
    private static final int BITS_PER_HASH = 8;
    private static final int FEWEST_BITS = 1 << 10;

    private final long[] bits;
    /** The highest bits of a hash choose its bit here. */
    private final int shift;

    /**
     * @param size number of hashes that will be added
     */
    HashFilter(int size) {
        int count = Integer.highestOneBit(Math.max(FEWEST_BITS, size * BITS_PER_HASH - 1)) * 2;
        this.bits = new long[count / Long.SIZE];
        this.shift = Long.SIZE - Integer.numberOfTrailingZeros(count);
    }

    void add(long hash) {
        int bit = (int) (hash >>> shift);
        bits[bit >>> 6] |= 1L << bit;
    }

    boolean mayHave(long hash) {
        int bit = (int) (hash >>> shift);
        return (bits[bit >>> 6] & (1L << bit)) != 0;
    }
}
