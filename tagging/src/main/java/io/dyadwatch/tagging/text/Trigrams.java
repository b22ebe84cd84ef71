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

    private static final int LANE = 16;
    private static final int LANES = Long.SIZE / LANE;

    private static final Trigrams PACKAGED = read();

    private final List<String> languages;
    /** Key of a trigram, or 0. */
    private final long[] keys;
    /** By slot, four languages to a number, 16 bits each: enough for the sum of any text that is looked at. */
    private final long[] costs;
    /** Numbers to a slot. */
    private final int width;

    private final long[] unknown;

    private Trigrams(List<String> languages, Map<Long, byte[]> rows) {
        this.languages = List.copyOf(languages);
        this.keys = new long[Integer.highestOneBit(rows.size()) * 4];
        this.width = (languages.size() + LANES - 1) / LANES;
        this.costs = new long[keys.length * width];
        this.unknown = lanes(unknown(languages.size()));
        rows.forEach((key, row) -> {
            int slot = slot(key);
            keys[slot] = key;
            System.arraycopy(lanes(row), 0, costs, slot * width, width);
        });
    }

    private long[] lanes(byte[] row) {
        long[] lanes = new long[width];
        for (int i = 0; i < row.length; i++) {
            lanes[i / LANES] |= (long) row[i] << (i % LANES * LANE);
        }
        return lanes;
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
        return new long[width];
    }

    /** Adds what three letters cost in each language. */
    void addCosts(char first, char second, char third, long[] sums) {
        long key = key(first, second, third);
        int slot = slot(key);
        boolean isKnown = keys[slot] != 0;
        long[] from = isKnown ? costs : unknown;
        int row = isKnown ? slot * width : 0;
        for (int i = 0; i < sums.length; i++) {
            sums[i] += from[row + i];
        }
    }

    /** What the letters added so far cost in a language. */
    static int cost(long[] sums, int language) {
        return (int) (sums[language / LANES] >>> (language % LANES * LANE)) & 0xFFFF;
    }

    private int slot(long key) {
        int slot = (int) ((key * 0x9E3779B97F4A7C15L) >>> 40) & (keys.length - 1);
        while (keys[slot] != 0 && keys[slot] != key) {
            slot = (slot + 1) & (keys.length - 1);
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
