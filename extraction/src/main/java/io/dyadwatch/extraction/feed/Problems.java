package io.dyadwatch.extraction.feed;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Counts what went wrong while one feed is read. */
final class Problems {
    private final Map<FeedProblem.Kind, Integer> counts = new EnumMap<>(FeedProblem.Kind.class);

    void add(FeedProblem.Kind kind) {
        add(kind, 1);
    }

    void add(FeedProblem.Kind kind, int count) {
        if (count > 0) {
            counts.merge(kind, count, Integer::sum);
        }
    }

    /** Where some of what is counted here may have been counted already. */
    void addAtLeast(FeedProblem.Kind kind, int count) {
        if (count > 0) {
            counts.merge(kind, count, Math::max);
        }
    }

    List<FeedProblem> toList() {
        return counts.entrySet().stream()
                .map(entry -> new FeedProblem(entry.getKey(), entry.getValue()))
                .toList();
    }
}
