package io.dyadwatch.tagging.match;

import java.util.Arrays;
import java.util.List;

/** Lays phrases out for a {@link PhraseIndex}. */
final class PhraseIndexBuilder {
    private static final int BITS_OF_FIRST = 12;
    private static final int BITS_OF_LATER = 4;

    private final List<Phrase> phrases;
    /** By phrase: the key of all its words. */
    private final long[] keys;

    PhraseIndexBuilder(List<Phrase> phrases) {
        this.phrases = List.copyOf(phrases);
        this.keys = new long[phrases.size()];
    }

    PhraseIndex build() {
        long[] first = new long[keys.length];
        long[] later = new long
                [phrases.stream().mapToInt(phrase -> phrase.length() - 1).sum()];
        int count = 0;
        for (int i = 0; i < keys.length; i++) {
            Phrase phrase = phrases.get(i);
            first[i] = phrase.hash(0);
            keys[i] = RowTable.key(RowTable.EMPTY_ROW, first[i]);
            for (int k = 1; k < phrase.length(); k++) {
                keys[i] = RowTable.key(keys[i], phrase.hash(k));
                later[count++] = keys[i];
            }
        }
        return layOut(distinct(first), distinct(later));
    }

    private PhraseIndex layOut(long[] first, long[] later) {
        HashFilter firstWords = new HashFilter(first.length, BITS_OF_FIRST);
        HashFilter laterRows = new HashFilter(later.length, BITS_OF_LATER);
        RowTable rows = new RowTable(first.length + later.length);
        for (long hash : first) {
            firstWords.add(hash);
            rows.put(RowTable.key(RowTable.EMPTY_ROW, hash), RowTable.ONLY_BEGUN);
        }
        for (long row : later) {
            laterRows.add(row);
            rows.put(row, RowTable.ONLY_BEGUN);
        }
        return new PhraseIndex(firstWords, laterRows, rows, spell(rows));
    }

    /** Writes the phrases row by row, those of one row in their order, and numbers the rows by where they begin. */
    private SpelledPhrases spell(RowTable rows) {
        long[] byRow = new long[keys.length];
        for (int i = 0; i < keys.length; i++) {
            byRow[i] = ((long) rows.cell(keys[i]) << 32) | i;
        }
        Arrays.sort(byRow);
        SpelledPhrases spelled = new SpelledPhrases(phrases);
        for (int i = 0; i < byRow.length; i++) {
            int phrase = (int) byRow[i];
            if (i == 0 || byRow[i - 1] >>> 32 != byRow[i] >>> 32) {
                rows.put(keys[phrase], spelled.size());
            }
            spelled.add(phrase);
            if (i + 1 == byRow.length || byRow[i + 1] >>> 32 != byRow[i] >>> 32) {
                spelled.endRow();
            }
        }
        spelled.trim();
        return spelled;
    }

    /** Sorts in place. */
    private static long[] distinct(long[] values) {
        Arrays.sort(values);
        int count = 0;
        for (int i = 0; i < values.length; i++) {
            if (count == 0 || values[i] != values[count - 1]) {
                values[count++] = values[i];
            }
        }
        return Arrays.copyOf(values, count);
    }
}
