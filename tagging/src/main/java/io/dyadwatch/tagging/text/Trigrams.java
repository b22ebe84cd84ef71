package io.dyadwatch.tagging.text;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * How likely three letters in a row are in each of some thirty languages: a table of ours, read from
 * {@code trigrams.txt}, so that two Java versions judge alike. Costs are minus natural logarithms, in quarters.
 */
final class Trigrams {
    /** Cost of a trigram that a language has not. */
    static final byte UNKNOWN = 42;

    /** Stands for the edge of a word. */
    static final char EDGE = '_';

    /** Bits of one language's cost in a row. */
    private static final int LANE = 8;

    private static final int LANES = Long.SIZE / LANE;
    /** Every other lane of a row: their sums have twice the room. */
    private static final long EVEN = 0x00FF00FF00FF00FFL;

    private static final int BITS_OF_ROW = 16;

    private static final Trigrams PACKAGED = read();

    private final List<String> languages;
    /** Three letters of 16 bits and below them the number of their row, or 0. */
    private final long[] slots;
    /** By row, eight languages to a number. The first row is that of unknown letters. */
    private final long[] costs;
    /** Numbers to a row. */
    private final int width;

    private Trigrams(List<String> languages, Map<Long, byte[]> rows) {
        if (rows.size() >= 1 << BITS_OF_ROW) {
            throw new IllegalStateException("trigrams.txt has too many trigrams: " + rows.size());
        }
        this.languages = List.copyOf(languages);
        this.slots = new long[Integer.highestOneBit(rows.size()) * 4];
        this.width = (languages.size() + LANES - 1) / LANES;
        this.costs = new long[(rows.size() + 1) * width];
        put(0, unknown(languages.size()));
        int count = 0;
        for (Map.Entry<Long, byte[]> row : rows.entrySet()) {
            put(++count, row.getValue());
            slots[slot(row.getKey())] = row.getKey() << BITS_OF_ROW | count;
        }
    }

    private void put(int row, byte[] byLanguage) {
        for (int i = 0; i < byLanguage.length; i++) {
            costs[row * width + i / LANES] |= (long) byLanguage[i] << (i % LANES * LANE);
        }
    }

    static Trigrams packaged() {
        return PACKAGED;
    }

    /** BCP 47 tags. */
    List<String> languages() {
        return languages;
    }

    /** Sums of no letters, for {@link #addCosts}; room for about 1,500 times three letters. */
    long[] noCosts() {
        return new long[2 * width];
    }

    /** Adds what three letters cost in each language. */
    void addCosts(char first, char second, char third, long[] sums) {
        int row = ((int) slots[slot(key(first, second, third))] & ((1 << BITS_OF_ROW) - 1)) * width;
        for (int i = 0; i < width; i++) {
            long eight = costs[row + i];
            sums[2 * i] += eight & EVEN;
            sums[2 * i + 1] += (eight >>> LANE) & EVEN;
        }
    }

    /** What the letters added so far cost in a language. */
    static int cost(long[] sums, int language) {
        long four = sums[language / LANES * 2 + language % 2];
        return (int) (four >>> (language % LANES / 2 * 2 * LANE)) & 0xFFFF;
    }

    private int slot(long key) {
        int slot = (int) ((key * 0x9E3779B97F4A7C15L) >>> 40) & (slots.length - 1);
        while (slots[slot] != 0 && slots[slot] >>> BITS_OF_ROW != key) {
            slot = (slot + 1) & (slots.length - 1);
        }
        return slot;
    }

    private static long key(char first, char second, char third) {
        return ((long) first << 32) | ((long) second << 16) | third;
    }

    private static Trigrams read() {
        List<String[]> lines = new ArrayList<>();
        List<String> languages = new ArrayList<>();
        try (InputStream in = Trigrams.class.getResourceAsStream("trigrams.txt")) {
            if (in == null) {
                throw new IllegalStateException("trigrams.txt is missing from the jar");
            }
            BufferedReader reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                if (!line.startsWith("#")) {
                    String[] parts = line.split(" ", -1);
                    lines.add(parts);
                    if (!languages.contains(parts[0])) {
                        languages.add(parts[0]);
                    }
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Map<Long, byte[]> rows = new HashMap<>();
        for (String[] line : lines) {
            for (int i = 2; i < line.length; i++) {
                String trigram = line[i];
                long key = key(trigram.charAt(0), trigram.charAt(1), trigram.charAt(2));
                rows.computeIfAbsent(key, k -> unknown(languages.size()))[languages.indexOf(line[0])] =
                        Byte.parseByte(line[1]);
            }
        }
        return new Trigrams(languages, rows);
    }

    private static byte[] unknown(int languages) {
        byte[] row = new byte[languages];
        Arrays.fill(row, UNKNOWN);
        return row;
    }
}
