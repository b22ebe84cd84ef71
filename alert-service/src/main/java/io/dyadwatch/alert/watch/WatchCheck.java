package io.dyadwatch.alert.watch;

import io.dyadwatch.alert.endpoint.Endpoint;
import io.dyadwatch.alert.vocabulary.Vocabulary;
import io.dyadwatch.contracts.InvalidRecord;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Predicate;

/** Whether everything that a watch names exists. */
public final class WatchCheck {
    private final Vocabulary vocabulary;
    private final Function<UUID, Optional<Endpoint>> endpoints;

    public WatchCheck(Vocabulary vocabulary, Function<UUID, Optional<Endpoint>> endpoints) {
        this.vocabulary = vocabulary;
        this.endpoints = endpoints;
    }

    /** False until the vocabulary was read: before that, every actor would seem unknown. */
    public boolean isReady() {
        return vocabulary.isComplete();
    }

    /** @throws InvalidRecord naming the first field that names nothing, for example {@code actors[1]} */
    public void check(WatchRequest request) {
        known("actors", request.actors(), "actor", vocabulary::knowsActor);
        known("topics", request.topics() == null ? List.of() : request.topics(), "topic", vocabulary::knowsTopic);
        if (endpoints.apply(UUID.fromString(request.endpoint())).isEmpty()) {
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
