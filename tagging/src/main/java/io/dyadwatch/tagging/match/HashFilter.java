package io.dyadwatch.tagging.match;

/** Says of most hashes that are not in a set that they are not: small enough to stay in cache. */
final class HashFilter {
    private static final int FEWEST_BITS = 1 << 10;

    private final long[] bits;
    /** The highest bits of a hash choose its bit here. */
    private final int shift;

    /**
     * @param size number of hashes that will be added
     * @param bitsEach at least; of unknown hashes, one in so many is taken for known
     */
    HashFilter(int size, int bitsEach) {
        int count = Integer.highestOneBit(Math.max(FEWEST_BITS, size * bitsEach - 1)) * 2;
        this.bits = new long[count / Long.SIZE];
        this.shift = Long.SIZE - Integer.numberOfTrailingZeros(count);
    }

    void add(long hash) {
        int bit = (int) (hash >>> shift);
        bits[bit >>> 6] |= 1L << bit;
    }

    /** 0 where a hash is not in the set, else 1. */
    int bit(long hash) {
        int bit = (int) (hash >>> shift);
        return (int) (bits[bit >>> 6] >>> bit) & 1;
    }
}
