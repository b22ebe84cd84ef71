package io.dyadwatch.tagging.match;

/**
 * Rows of words that phrases begin with: a trie without nodes. A row's key is made of the key of the row before and the
 * hash of the next word. Open addressing in one array; of a key only a part is kept, so two rows may be taken for one, a
 * text's for a phrase's as well: who asks verifies what is told.
 */
final class RowTable {
    /** Key of the row without a word. */
    static final long EMPTY_ROW = 0;
    /** No phrase begins with these words. */
    static final int NONE = -1;
    /** Phrases begin with these words, but none ends with them. */
    static final int ONLY_BEGUN = 0;

    private static final int FEWEST_CELLS = 1 << 10;

    /** Part of the key in the upper half, number of the row in the lower; 0 is empty. */
    private final long[] cells;

    /**
     * @param size number of rows that will be added at most
     */
    RowTable(int size) {
        // A quarter of the cells or more stays empty.
        this.cells = new long[Integer.highestOneBit(Math.max(FEWEST_CELLS, size + size / 3)) * 2];
    }

    static long key(long row, long hash) {
        long key = (hash + row) * 0xbf58476d1ce4e5b9L;
        return key ^ (key >>> 29);
    }

    /** The number of a row, {@link #ONLY_BEGUN} or {@link #NONE}. */
    int find(long key) {
        long cell = cells[cell(key)];
        return cell == 0 ? NONE : (int) cell;
    }

    /** Gives a row its number, and any row that cannot be told from it. */
    void put(long key, int number) {
        cells[cell(key)] = (part(key) << 32) | number;
    }

    /** Where a key is or would be: the same for two rows that cannot be told apart. */
    int cell(long key) {
        int cell = (int) (key >>> 32) & (cells.length - 1);
        while (cells[cell] != 0 && cells[cell] >>> 32 != part(key)) {
            cell = (cell + 1) & (cells.length - 1);
        }
        return cell;
    }

    private static long part(long key) {
        return (key & 0xFFFFFFFFL) | 1;
    }
}
