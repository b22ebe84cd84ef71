package io.dyadwatch.alert.intake;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;

/** Counts what became of the enriched articles that were read; one that is read again is counted again. */
final class IntakeMeters {
    private final Counter matched;
    private final Counter unmatched;
    private final Counter unreadable;
    private final Counter articlesMatched;
    private final Counter deadLetters;

    IntakeMeters(MeterRegistry meters) {
        this.matched = articles(meters, "matched");
        this.unmatched = articles(meters, "unmatched");
        this.unreadable = articles(meters, "unreadable");
        this.articlesMatched = Counter.builder("dyadwatch.alert.articles.matched")
                .description("Enriched articles that a watch matched")
                .register(meters);
        this.deadLetters = Counter.builder("dyadwatch.alert.dead.letters")
                .description("Enriched records written to the dead letters")
                .tag("reason", "unreadable")
                .register(meters);
    }

    /** @param isMatch whether it led to anything */
    void taken(boolean isMatch) {
        if (isMatch) {
            articlesMatched.increment();
            matched.increment();
        } else {
            unmatched.increment();
        }
    }

    void deadLetter() {
        unreadable.increment();
        deadLetters.increment();
    }

    private static Counter articles(MeterRegistry meters, String outcome) {
        return Counter.builder("dyadwatch.alert.articles")
                .description("Enriched articles that were read, by what became of them")
                .tag("outcome", outcome)
                .register(meters);
    }
}
