package io.dyadwatch.alert.ledger;

import java.time.Duration;
import java.util.List;

/** What happens in a scenario, and what must be seen. */
sealed interface Step {
    /**
     * An article arrives.
     *
     * @param story a letter: articles of one letter are copies of each other
     * @param source who published it; one article of each source and story
     * @param revision from 1
     * @param sentences what it says of the pair
     */
    record Comes(String story, String source, int revision, List<String> sentences) implements Step {
        String name() {
            return story + "@" + source;
        }
    }

    /** Articles arrive, at once where there is more than one instance. */
    record ComeTogether(List<Comes> articles) implements Step {}

    /** Time passes, and then digests that are due are told by every instance. */
    record Passes(Duration time) implements Step {}

    /** The watch is silenced for a time. */
    record IsSilenced(Duration time) implements Step {}

    /** The silence is ended by hand. */
    record IsHeardAgain() implements Step {}

    /** The watch gets other rules, as JSON fields. */
    record IsChanged(String rules) implements Step {}

    /** The watch is deleted. */
    record IsDeleted() implements Step {}

    /** The flood brake is released. */
    record IsReleased() implements Step {}

    /**
     * What was written for the endpoint since the last look, in any order: {@code matched A(1) B(2) after cooldown:3},
     * the stories with the number of their sources, what was kept back in the words of the reason, and {@code held} at
     * the end where the brake holds it.
     */
    record Told(List<String> webhooks) implements Step {}

    /** How the stories stand, for example {@code A=sent B=held}. */
    record Stand(String outcomes) implements Step {}

    static Comes comes(String story, String source) {
        return new Comes(story, source, 1, List.of("over " + story));
    }

    static Comes revised(String story, String source, int revision, String... sentences) {
        return new Comes(story, source, revision, List.of(sentences));
    }

    static Step together(Comes... articles) {
        return new ComeTogether(List.of(articles));
    }

    static Step passes(String iso) {
        return new Passes(Duration.parse(iso));
    }

    static Step silenced(String iso) {
        return new IsSilenced(Duration.parse(iso));
    }

    static Step told(String... webhooks) {
        return new Told(List.of(webhooks));
    }

    static Step toldNothing() {
        return new Told(List.of());
    }

    static Step stand(String outcomes) {
        return new Stand(outcomes);
    }
}
