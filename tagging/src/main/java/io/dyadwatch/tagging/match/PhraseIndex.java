package io.dyadwatch.tagging.match;

import io.dyadwatch.tagging.text.Gap;
import io.dyadwatch.tagging.text.Words;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Finds every phrase of a vocabulary in one pass over a text's words: a trie over word hashes, kept in one
 * open-addressing table. A hit is verified letter by letter before it is told. Immutable.
 */
public final class PhraseIndex {
    private static final int ROOT = 0;

    /** Node and word hash mixed to one key; 0 is empty. */
    private final long[] keys;
    /** The node that the key leads to. */
    private final int[] targets;
    /** By node: first payload, and one past the last, in {@link #payloads}. */
    private final int[] firstPayload;

    private final int[] payloads;
    private final List<Phrase> phrases;

    private PhraseIndex(long[] keys, int[] targets, int[] firstPayload, int[] payloads, List<Phrase> phrases) {
        this.keys = keys;
        this.targets = targets;
        this.firstPayload = firstPayload;
        this.payloads = payloads;
        this.phrases = phrases;
    }

    /** Takes a phrase that stands in the text. */
    @FunctionalInterface
    public interface Sink {
        /**
         * @param phrase position of the phrase in the list that the index was built from
         * @param from first word
         * @param to one past the last word
         */
        void hit(int phrase, int from, int to);
    }

    /** Indexes phrases; a hit names a phrase by its position in the list. */
    public static PhraseIndex of(List<Phrase> phrases) {
        return new Builder(phrases).build();
    }

    /** Tells every phrase at every word, by first word; time is linear in the words for a given vocabulary. */
    public void scan(Words words, Sink sink) {
        for (int i = 0; i < words.count(); i++) {
            walk(ROOT, words, i, i, sink);
        }
    }

    private void walk(int node, Words words, int from, int at, Sink sink) {
        int next = step(node, words.hash(at));
        if (next >= 0) {
            enter(next, words, from, at, sink);
        }
        if (words.isNumber(at)) {
            int number = step(node, Words.NUMBER_HASH);
            if (number >= 0) {
                enter(number, words, from, at, sink);
            }
        }
    }

    private void enter(int node, Words words, int from, int at, Sink sink) {
        for (int i = firstPayload[node]; i < firstPayload[node + 1]; i++) {
            if (phrases.get(payloads[i]).isAt(words, from)) {
                sink.hit(payloads[i], from, at + 1);
            }
        }
        if (at + 1 < words.count() && Gap.joins(words.gap(at))) {
            walk(node, words, from, at + 1, sink);
        }
    }

    private int step(int node, long hash) {
        long key = key(node, hash);
        int slot = (int) (key >>> 32) & (keys.length - 1);
        while (keys[slot] != 0) {
            if (keys[slot] == key) {
                return targets[slot];
            }
            slot = (slot + 1) & (keys.length - 1);
        }
        return -1;
    }

    private static long key(int node, long hash) {
        long key = (hash + node * 0x9E3779B97F4A7C15L) * 0xbf58476d1ce4e5b9L;
        return (key ^ (key >>> 29)) | 1;
    }

    private static final class Builder {
        private final List<Phrase> phrases;
        private long[] keys = new long[1 << 12];
        private int[] targets = new int[1 << 12];
        private int used;
        private int nodes = 1;

        Builder(List<Phrase> phrases) {
            this.phrases = List.copyOf(phrases);
        }

        PhraseIndex build() {
            int[] nodeOf = new int[phrases.size()];
            for (int i = 0; i < nodeOf.length; i++) {
                int node = ROOT;
                for (int k = 0; k < phrases.get(i).length(); k++) {
                    node = child(node, phrases.get(i).hash(k));
                }
                nodeOf[i] = node;
            }
            int[] first = new int[nodes + 1];
            for (int node : nodeOf) {
                first[node + 1]++;
            }
            for (int node = 0; node < nodes; node++) {
                first[node + 1] += first[node];
            }
            int[] fill = Arrays.copyOf(first, nodes);
            int[] payloads = new int[nodeOf.length];
            for (int i = 0; i < nodeOf.length; i++) {
                payloads[fill[nodeOf[i]]++] = i;
            }
            return new PhraseIndex(keys, targets, first, payloads, new ArrayList<>(phrases));
        }

        private int child(int node, long hash) {
            if (used * 2 > keys.length) {
                grow();
            }
            long key = key(node, hash);
            int slot = slot(keys, key);
            if (keys[slot] == 0) {
                keys[slot] = key;
                targets[slot] = nodes++;
                used++;
            }
            return targets[slot];
        }

        private static int slot(long[] keys, long key) {
            int slot = (int) (key >>> 32) & (keys.length - 1);
            while (keys[slot] != 0 && keys[slot] != key) {
                slot = (slot + 1) & (keys.length - 1);
            }
            return slot;
        }

        private void grow() {
            long[] oldKeys = keys;
            int[] oldTargets = targets;
            keys = new long[oldKeys.length * 2];
            targets = new int[keys.length];
            for (int i = 0; i < oldKeys.length; i++) {
                if (oldKeys[i] != 0) {
                    int slot = slot(keys, oldKeys[i]);
                    keys[slot] = oldKeys[i];
                    targets[slot] = oldTargets[i];
                }
            }
        }
    }
}
