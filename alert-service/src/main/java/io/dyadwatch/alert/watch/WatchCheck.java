package io.dyadwatch.alert.watch;

import io.dyadwatch.alert.vocabulary.Vocabulary;
import io.dyadwatch.contracts.InvalidRecord;
import java.util.List;
import java.util.UUID;
import java.util.function.BiPredicate;
import java.util.function.Predicate;

/** Whether everything that a watch names exists. */
public final class WatchCheck {
    private final Vocabulary vocabulary;
    private final BiPredicate<UUID, UUID> ownsEndpoint;

    /** @param ownsEndpoint whether a subscriber has an endpoint */
    public WatchCheck(Vocabulary vocabulary, BiPredicate<UUID, UUID> ownsEndpoint) {
        this.vocabulary = vocabulary;
        this.ownsEndpoint = ownsEndpoint;
    }

    /** False until the vocabulary was read: before that, every actor would seem unknown. */
    public boolean isReady() {
        return vocabulary.isComplete();
    }

    /** @throws InvalidRecord naming the first field that names nothing, for example {@code sides[0][1]} */
    public void check(UUID subscriber, WatchDefinition wanted) {
        for (int i = 0; i < wanted.sides().size(); i++) {
            List<String> actors =
                    wanted.sides().get(i).stream().map(Term::actor).toList();
            known("sides[" + i + "]", actors, "actor", vocabulary::knowsActor);
        }
        known("topics.any", wanted.topics().any(), "topic", vocabulary::knowsTopic);
        known("topics.all", wanted.topics().all(), "topic", vocabulary::knowsTopic);
        known("topics.none", wanted.topics().none(), "topic", vocabulary::knowsTopic);
        if (!ownsEndpoint.test(subscriber, UUID.fromString(wanted.endpoint()))) {
            throw new InvalidRecord("endpoint", "is not the id of an endpoint");
        }
    }

    private static void known(String field, List<String> ids, String kind, Predicate<String> isKnown) {
        for (int i = 0; i < ids.size(); i++) {
            if (!isKnown.test(ids.get(i))) {
                throw new InvalidRecord(field + "[" + i + "]", "is not the id of a known " + kind);
            }
        }
    }
}
