package io.dyadwatch.tagging.match;

import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** Lays phrases out for a {@link PhraseIndex}. */
final class PhraseIndexBuilder {
    private final List<Phrase> phrases;
    private final RowTable rows = new RowTable();

    PhraseIndexBuilder(List<Phrase> phrases) {
        this.phrases = List.copyOf(phrases);
    }

    PhraseIndex build() {
        long[] keys = new long[phrases.size()];
        for (int i = 0; i < keys.length; i++) {
            keys[i] = addRows(phrases.get(i));
        }
        SpelledPhrases spelled = spell(keys);
        HashFilter first = new HashFilter(phrases.size());
        HashFilter later = new HashFilter(rows.count());
        for (Phrase phrase : phrases) {
            first.add(phrase.hash(0));
            long row = RowTable.key(RowTable.EMPTY_ROW, phrase.hash(0));
            for (int i = 1; i < phrase.length(); i++) {
                row = RowTable.key(row, phrase.hash(i));
                later.add(row);
            }
        }
        return new PhraseIndex(first, later, rows, spelled);
    }

    /** Key of the whole phrase. */
    private long addRows(Phrase phrase) {
        long row = RowTable.EMPTY_ROW;
        for (int i = 0; i < phrase.length(); i++) {
            row = RowTable.key(row, phrase.hash(i));
            if (!rows.has(row)) {
                rows.put(row, RowTable.NONE);
            }
        }
        return row;
    }

    private SpelledPhrases spell(long[] keys) {
        SpelledPhrases spelled = new SpelledPhrases(phrases);
        int[] byKey = IntStream.range(0, keys.length)
                .boxed()
                .sorted(Comparator.comparingLong(i -> keys[i]))
                .mapToInt(Integer::intValue)
                .toArray();
        for (int i = 0; i < byKey.length; i++) {
            long key = keys[byKey[i]];
            if (i == 0 || keys[byKey[i - 1]] != key) {
                rows.put(key, spelled.size());
            }
            spelled.add(byKey[i]);
            if (i + 1 == byKey.length || keys[byKey[i + 1]] != key) {
                spelled.endRow();
            }
        }
        spelled.trim();
        return spelled;
    }
}
