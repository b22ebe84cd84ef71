package io.dyadwatch.tagging.match;

/**
 * Rows of words that a phrase begins with, each by a key that is made of the key of the row before and the hash of the
 * next word: a trie without nodes. Open addressing; beside each key stands one number.
 */
final class RowTable {
    /** Key of the row without a word. */
    static final long EMPTY_ROW = 0;
    /** In place of a number. */
    static final int NONE = -1;

    private static final int FEWEST_CELLS = 1 << 10;

    /** Key and number in turn; 0 is no key. */
    private long[] cells = new long[FEWEST_CELLS];

    private int count;

    /** Key of a row that goes on with a word; never 0. */
    static long key(long row, long hash) {
        long key = (hash + row) * 0xbf58476d1ce4e5b9L;
        return (key ^ (key >>> 29)) | 1;
    }

    /** The number of a row; {@link #NONE} for one that is not here or has none. */
    int get(long key) {
        int cell = cell(cells, key);
        return cells[cell] == 0 ? NONE : (int) cells[cell + 1];
    }

    boolean has(long key) {
        return cells[cell(cells, key)] != 0;
    }

    void put(long key, int number) {
        int cell = cell(cells, key);
        if (cells[cell] == 0) {
            if (count * 4 >= cells.length) {
                grow();
                cell = cell(cells, key);
            }
            cells[cell] = key;
            count++;
        }
        cells[cell + 1] = number;
    }

    int count() {
        return count;
    }

    /** Where a key is or would be. */
    private static int cell(long[] cells, long key) {
        int cell = (int) (key >>> 32) & (cells.length - 2);
        while (cells[cell] != 0 && cells[cell] != key) {
            cell = (cell + 2) & (cells.length - 2);
        }
        return cell;
    }

    private void grow() {
        long[] larger = new long[cells.length * 2];
        for (int i = 0; i < cells.length; i += 2) {
            if (cells[i] != 0) {
                int cell = cell(larger, cells[i]);
                larger[cell] = cells[i];
                larger[cell + 1] = cells[i + 1];
            }
        }
        cells = larger;
    }
}
