package io.dyadwatch.tagging.vocabulary;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What becomes of the problems of a vocabulary: the first ends the reading, or all are collected. */
final class Problems {
    /** Ends the reading. */
    static final Problems FATAL = new Problems(true);

    private final boolean fatal;
    /** By message: an entry that is looked at twice tells its problem twice. */
    private final Map<String, InvalidVocabulary> all = new LinkedHashMap<>();

    private Problems(boolean fatal) {
        this.fatal = fatal;
    }

    static Problems collected() {
        return new Problems(false);
    }

    /** Reads one thing, which has at most one problem. */
    void of(Runnable reading) {
        try {
            reading.run();
        } catch (InvalidVocabulary problem) {
            add(problem);
        }
    }

    void add(InvalidVocabulary problem) {
        if (fatal) {
            throw problem;
        }
        all.putIfAbsent(String.valueOf(problem.getMessage()), problem);
    }

    boolean any() {
        return !all.isEmpty();
    }

    /** Ends the reading where going on would only tell what follows from the problems so far. */
    void stopIfAny() {
        all.values().stream().findFirst().ifPresent(first -> {
            throw first;
        });
    }

    List<InvalidVocabulary> all() {
        return List.copyOf(all.values());
    }
}
