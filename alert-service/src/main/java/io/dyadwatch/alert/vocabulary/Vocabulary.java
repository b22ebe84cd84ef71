package io.dyadwatch.alert.vocabulary;

import io.dyadwatch.contracts.Canary;
import io.dyadwatch.contracts.VocabularyEntry;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The entries of {@code news.vocabulary.v1} as far as they were read. Many threads may ask while one writes. */
public final class Vocabulary {
    /** Whether an entry is enabled, by key: its names and its history are of no use here. */
    private final Map<String, Boolean> entries = new ConcurrentHashMap<>();

    private volatile boolean complete;

    /** Takes the latest state of an entry. */
    public void put(VocabularyEntry entry) {
        entries.put(entry.key(), !entry.disabled());
    }

    /** Forgets what the compacted topic has deleted. */
    public void remove(String key) {
        entries.remove(key);
    }

    /** Whether nothing has been read yet, or all of it was deleted. */
    boolean isEmpty() {
        return entries.isEmpty();
    }

    /** To be called when the topic has been read to its end, and something was there. */
    public void markComplete() {
        complete = true;
    }

    /** False until the topic was read once; nothing should be refused as unknown before. */
    public boolean isComplete() {
        return complete;
    }

    /** Whether there is such an actor that a watch may name; a disabled one counts as unknown, and so do the canary's. */
    public boolean knowsActor(String id) {
        return !Canary.isActor(id) && isEnabled("actor/" + id);
    }

    /** Whether there is such a topic; a disabled one counts as unknown. */
    public boolean knowsTopic(String id) {
        return isEnabled("topic/" + id);
    }

    private boolean isEnabled(String key) {
        return entries.getOrDefault(key, false);
    }
}
