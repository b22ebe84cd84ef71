package io.dyadwatch.tagging.vocabulary;

import com.fasterxml.jackson.databind.JsonNode;
import io.dyadwatch.contracts.VocabularyEntry.Kind;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** What is different from a vocabulary's files: the last change of each entry. */
public final class Changes {
    private final Map<Kind, Map<String, JsonNode>> put = new TreeMap<>();
    private final Map<Kind, Set<String>> removed = new TreeMap<>();

    public Changes(Collection<VocabularyChange> changes) {
        for (Kind kind : Kind.values()) {
            put.put(kind, new TreeMap<>());
            removed.put(kind, new TreeSet<>());
        }
        for (VocabularyChange change : changes) {
            Map<String, JsonNode> puts = put.getOrDefault(change.kind(), Map.of());
            Set<String> removes = removed.getOrDefault(change.kind(), Set.of());
            JsonNode entry = change.entry();
            if (entry == null) {
                puts.remove(change.id());
                removes.add(change.id());
            } else {
                puts.put(change.id(), entry);
                removes.remove(change.id());
            }
        }
    }

    Map<String, JsonNode> put(Kind kind) {
        return put.getOrDefault(kind, Map.of());
    }

    Set<String> removed(Kind kind) {
        return removed.getOrDefault(kind, Set.of());
    }
}
