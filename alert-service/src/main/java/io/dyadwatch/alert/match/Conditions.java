package io.dyadwatch.alert.match;

import io.dyadwatch.alert.watch.SourceFilter;
import io.dyadwatch.alert.watch.TopicFilter;
import io.dyadwatch.alert.watch.TopicScope;
import io.dyadwatch.alert.watch.WatchDefinition;
import io.dyadwatch.contracts.Modality;
import io.dyadwatch.contracts.Scope;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What a watch asks of two actors and of the article, whoever the two are.
 *
 * @param withinSentences for scope {@code within-sentences}, else 0
 * @param modality the modalities that count, a bit for each
 * @param allow sources as {@link SourceName} writes them; empty for all
 * @param deny likewise; none where empty
 * @param languages in lower case; empty for all
 */
record Conditions(
        Scope scope,
        int withinSentences,
        TopicFilter topics,
        TopicScope topicScope,
        int modality,
        List<String> languages,
        Set<String> allow,
        Set<String> deny,
        boolean lists,
        boolean demonyms,
        @Nullable Duration maxAge,
        boolean backfill) {
    /** Sets of modalities that there are. */
    static final int MODALITIES = 1 << Modality.values().length;
    /** Ways of appearing together that there are of each scope and distance: see {@link #nearness()}. */
    static final int NEARNESSES_OF_A_SCOPE = 4;

    static Conditions of(WatchDefinition watch, SourceName names) {
        Integer within = watch.withinSentences();
        SourceFilter sources = watch.sources();
        return new Conditions(
                watch.scope(),
                within == null ? 0 : within,
                watch.topics(),
                watch.topicScope(),
                mask(watch.modality()),
                watch.languages(),
                named(sources.allow(), names),
                named(sources.deny(), names),
                watch.lists(),
                watch.demonyms(),
                watch.maxAge(),
                watch.backfill());
    }

    private static int mask(Set<Modality> modality) {
        return modality.stream().mapToInt(Conditions::bit).sum();
    }

    static int bit(Modality modality) {
        return switch (modality) {
            case ASSERTED -> 1;
            case POSSIBLE -> 2;
            case NEGATED -> 4;
        };
    }

    /** Number of the way of appearing together that is asked for: of scope, distance, lists and demonyms. */
    int nearness() {
        int reach = switch (scope) {
            case SENTENCE -> 0;
            case HEADLINE_OR_LEAD -> 1;
            case ARTICLE -> 2;
            case WITHIN_SENTENCES -> 2 + withinSentences;
        };
        return reach * NEARNESSES_OF_A_SCOPE + (lists ? 2 : 0) + (demonyms ? 1 : 0);
    }

    private static Set<String> named(List<String> sources, SourceName names) {
        return sources.stream().map(names::ofName).collect(Collectors.toUnmodifiableSet());
    }

    boolean admitsSource(String source) {
        return (allow.isEmpty() || allow.contains(source)) && !deny.contains(source);
    }

    /** Whether a language is one of the ranges asked for: basic filtering of RFC 4647, section 3.3.1. */
    boolean admitsLanguage(String lowerCaseTag) {
        if (languages.isEmpty()) {
            return true;
        }
        for (String range : languages) {
            boolean begins = lowerCaseTag.startsWith(range);
            if (begins && (lowerCaseTag.length() == range.length() || lowerCaseTag.charAt(range.length()) == '-')) {
                return true;
            }
        }
        return false;
    }
}
