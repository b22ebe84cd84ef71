package io.dyadwatch.tagging.evaluate;

import io.dyadwatch.contracts.ActorType;
import io.dyadwatch.contracts.InvalidRecord;
import io.dyadwatch.contracts.MentionKind;
import io.dyadwatch.contracts.Modality;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What is right for a text. What is absent was not labelled and is not scored.
 *
 * @param language one of the six, or {@code und}
 * @param actors every actor, each id once
 * @param topics every topic, each id once
 * @param pairs the pairs that share a sentence by name or metonym, each once
 * @param judged some pairs of which it is known whether they do, each once, where not all were looked for; not beside
 *     {@code pairs}
 */
public record Labels(
        @Nullable String language,
        @Nullable List<LabelledActor> actors,
        @Nullable List<LabelledTopic> topics,
        @Nullable List<LabelledPair> pairs,
        @Nullable List<JudgedPair> judged) {

    public Labels {
        if (actors != null) {
            actors = List.copyOf(actors);
            once("actors", actors.stream().map(LabelledActor::id).toList());
        }
        if (topics != null) {
            topics = List.copyOf(topics);
            once("topics", topics.stream().map(LabelledTopic::id).toList());
        }
        if (pairs != null) {
            pairs = List.copyOf(pairs);
            once("pairs", pairs.stream().map(LabelledPair::actors).toList());
        }
        if (judged != null) {
            if (pairs != null) {
                throw new InvalidRecord("judged", "cannot stand beside pairs, which are all there are");
            }
            judged = List.copyOf(judged);
            once("judged", judged.stream().map(JudgedPair::actors).toList());
        }
    }

    /**
     * An actor that the text names.
     *
     * @param mentions number of its mentions of each kind; absent where they were not counted
     */
    public record LabelledActor(
            String id, ActorType type, @Nullable Map<MentionKind, Integer> mentions) {

        public LabelledActor {
            required("id", id);
            required("type", type);
            if (mentions != null) {
                if (mentions.isEmpty() || mentions.values().stream().anyMatch(count -> count == null || count < 1)) {
                    throw new InvalidRecord("mentions", "must have a count of at least 1");
                }
                mentions = Collections.unmodifiableMap(new EnumMap<>(mentions));
            }
        }
    }

    /**
     * A topic that the text states.
     *
     * @param modality absent where the text leaves it open
     * @param reported whether only somebody's words state it; absent where the text leaves it open
     */
    public record LabelledTopic(
            String id,
            @Nullable Modality modality,
            @Nullable Boolean reported) {

        public LabelledTopic {
            required("id", id);
        }
    }

    /**
     * Two actors that share a sentence by name or metonym.
     *
     * @param actors two different ids, put into alphabetical order
     * @param list whether they are only ever enumerated; absent where it was not labelled
     */
    public record LabelledPair(
            List<String> actors, @Nullable Boolean list) {

        public LabelledPair {
            actors = two(actors);
        }
    }

    /**
     * Two actors of which somebody said whether they share a sentence by name or metonym.
     *
     * @param actors two different ids, put into alphabetical order
     * @param present whether they do
     */
    public record JudgedPair(List<String> actors, Boolean present) {

        public JudgedPair {
            actors = two(actors);
            required("present", present);
        }
    }

    private static List<String> two(List<String> actors) {
        List<String> sorted = List.copyOf(new TreeSet<>(required("actors", actors)));
        if (sorted.size() != 2) {
            throw new InvalidRecord("actors", "must be two different ids");
        }
        return sorted;
    }

    private static void once(String field, List<?> keys) {
        Set<Object> seen = new HashSet<>();
        for (int i = 0; i < keys.size(); i++) {
            if (!seen.add(keys.get(i))) {
                throw new InvalidRecord(field + "[" + i + "]", "stands there already");
            }
        }
    }

    static <T> T required(String field, @Nullable T value) {
        if (value == null) {
            throw new InvalidRecord(field, "is required");
        }
        return value;
    }
}
