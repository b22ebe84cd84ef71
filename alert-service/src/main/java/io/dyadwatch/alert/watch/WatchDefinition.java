package io.dyadwatch.alert.watch;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import io.dyadwatch.alert.page.Given;
import io.dyadwatch.contracts.InvalidRecord;
import io.dyadwatch.contracts.Modality;
import io.dyadwatch.contracts.Scope;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a subscriber asks for: the body of the requests that make or change a watch, and what is stored of it.
 *
 * @param name at most {@value #MAX_NAME_CHARS} characters
 * @param sides two; an article must have an actor of each, and not the same one. Each side is a list of terms, any of which
 *     will do, at most {@value #MAX_TERMS}, and at most {@value #MAX_COMBINATIONS} combinations of a term of each; in a request a single term may stand for itself
 * @param scope how near to each other the two must be
 * @param withinSentences for scope {@code within-sentences}: how many sentences apart at most, 1 to
 *     {@value #MAX_SENTENCES}
 * @param topics what must be stated
 * @param topicScope where it must be stated
 * @param modality how it must be stated; asserted or possible where nothing was said
 * @param languages BCP 47 tags of articles that count; empty for all
 * @param sources whose articles count
 * @param lists whether pairs that only an enumeration names count
 * @param demonyms whether pairs of which one side is only a demonym count
 * @param maxAge articles published longer ago do not count; absent for any age
 * @param backfill whether articles that were fetched late in bulk count
 * @param threshold how much must come together first; absent for every story
 * @param cooldown how long nothing more is told after a notification; absent for not at all
 * @param digest how long stories are collected for one delivery; absent for at once
 * @param updates whether further sources of a story that was told are told too
 * @param endpoint where its webhooks go
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record WatchDefinition(
        String name,
        List<List<Term>> sides,
        Scope scope,
        @Nullable Integer withinSentences,
        TopicFilter topics,
        TopicScope topicScope,
        Set<Modality> modality,
        List<String> languages,
        SourceFilter sources,
        boolean lists,
        boolean demonyms,
        @Nullable Duration maxAge,
        boolean backfill,
        @Nullable Threshold threshold,
        @Nullable Duration cooldown,
        @Nullable Duration digest,
        boolean updates,
        String endpoint) {
    static final int MAX_NAME_CHARS = 200;
    static final int MAX_TERMS = 100;
    /** Each combination of two terms is a key of the index. */
    static final int MAX_COMBINATIONS = 2500;

    public static final int MAX_SENTENCES = 20;
    private static final int MAX_LANGUAGES = 50;
    private static final Duration LONGEST = Duration.ofDays(30);

    public WatchDefinition {
        Given.line("name", name, MAX_NAME_CHARS);
        sides = checkedSides(sides);
        if ((scope == Scope.WITHIN_SENTENCES) != (withinSentences != null)) {
            throw new InvalidRecord("withinSentences", "belongs to scope within-sentences, and must be there then");
        }
        if (withinSentences != null && (withinSentences < 1 || withinSentences > MAX_SENTENCES)) {
            throw new InvalidRecord("withinSentences", "must be between 1 and " + MAX_SENTENCES);
        }
        modality = Collections.unmodifiableSet(EnumSet.copyOf(modality));
        languages = Given.ids("languages", languages).stream()
                .map(language -> language.toLowerCase(Locale.ROOT))
                .toList();
        if (languages.size() > MAX_LANGUAGES) {
            throw new InvalidRecord("languages", "must be at most " + MAX_LANGUAGES);
        }
        checked("maxAge", maxAge, Duration.ofMinutes(1), Duration.ofDays(3650));
        checked("cooldown", cooldown, Duration.ofSeconds(1), LONGEST);
        checked("digest", digest, Duration.ofMinutes(1), LONGEST);
        Given.id("endpoint", Given.present("endpoint", endpoint));
    }

    /** Reads a request: what is absent gets its default, and {@code actors} is short for two sides of one actor each. */
    @JsonCreator
    static WatchDefinition of(
            @JsonProperty("name") @Nullable String name,
            @JsonProperty("actors") @Nullable List<Term> actors,
            @JsonProperty("sides") @Nullable List<Side> sides,
            @JsonProperty("scope") @Nullable Scope scope,
            @JsonProperty("withinSentences") @Nullable Integer withinSentences,
            @JsonProperty("topics") @Nullable TopicFilter topics,
            @JsonProperty("topicScope") @Nullable TopicScope topicScope,
            @JsonProperty("modality") @Nullable List<Modality> modality,
            @JsonProperty("languages") @Nullable List<String> languages,
            @JsonProperty("sources") @Nullable SourceFilter sources,
            @JsonProperty("lists") @Nullable Boolean lists,
            @JsonProperty("demonyms") @Nullable Boolean demonyms,
            @JsonProperty("maxAge") @Nullable Duration maxAge,
            @JsonProperty("backfill") @Nullable Boolean backfill,
            @JsonProperty("threshold") @Nullable Threshold threshold,
            @JsonProperty("cooldown") @Nullable Duration cooldown,
            @JsonProperty("digest") @Nullable Duration digest,
            @JsonProperty("updates") @Nullable Boolean updates,
            @JsonProperty("endpoint") @Nullable String endpoint) {
        return new WatchDefinition(
                Given.present("name", name),
                sides(actors, sides),
                scope == null ? Scope.SENTENCE : scope,
                withinSentences,
                topics == null ? TopicFilter.NOTHING_ASKED : topics,
                topicScope == null ? TopicScope.PAIR : topicScope,
                modality == null || modality.isEmpty()
                        ? EnumSet.of(Modality.ASSERTED, Modality.POSSIBLE)
                        : EnumSet.copyOf(modality),
                languages == null ? List.of() : languages,
                sources == null ? SourceFilter.ALL : sources,
                Boolean.TRUE.equals(lists),
                Boolean.TRUE.equals(demonyms),
                maxAge,
                Boolean.TRUE.equals(backfill),
                threshold,
                cooldown,
                digest,
                Boolean.TRUE.equals(updates),
                Given.present("endpoint", endpoint));
    }

    /** A side as a request writes it: one term, or a list of terms. */
    record Side(List<Term> terms) {
        @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
        static Side of(JsonNode written) {
            List<Term> terms = new ArrayList<>();
            if (!written.isArray()) {
                return new Side(List.of(term("$", written)));
            }
            for (int i = 0; i < written.size(); i++) {
                terms.add(term("[" + i + "]", written.get(i)));
            }
            return new Side(terms);
        }

        private static Term term(String field, JsonNode written) {
            try {
                return Term.parse(written.isTextual() ? written.textValue() : "");
            } catch (InvalidRecord e) {
                throw new InvalidRecord(field, e.problem());
            }
        }
    }

    private static List<List<Term>> sides(@Nullable List<Term> actors, @Nullable List<Side> sides) {
        if ((actors == null) == (sides == null)) {
            throw new InvalidRecord("sides", "is required, or actors in its place");
        }
        if (sides != null) {
            for (int i = 0; i < sides.size(); i++) {
                Given.present("sides[" + i + "]", sides.get(i));
            }
            return sides.stream().map(Side::terms).toList();
        }
        List<Term> given = Given.present("actors", actors);
        if (given.size() != 2) {
            throw new InvalidRecord("actors", "must be two ids");
        }
        List<List<Term>> two = new ArrayList<>();
        for (int i = 0; i < 2; i++) {
            two.add(List.of(Given.present("actors[" + i + "]", given.get(i))));
        }
        return two;
    }

    private static List<List<Term>> checkedSides(List<List<Term>> sides) {
        if (sides.size() != 2) {
            throw new InvalidRecord("sides", "must be two");
        }
        for (int i = 0; i < 2; i++) {
            List<Term> terms = sides.get(i);
            if (terms.isEmpty() || terms.size() > MAX_TERMS) {
                throw new InvalidRecord("sides[" + i + "]", "must have between 1 and " + MAX_TERMS + " actors");
            }
            for (int k = 0; k < terms.size(); k++) {
                if (terms.indexOf(terms.get(k)) < k) {
                    throw new InvalidRecord("sides[" + i + "][" + k + "]", "is there twice");
                }
            }
        }
        if (sides.get(0).size() == 1
                && sides.get(0).equals(sides.get(1))
                && !sides.get(0).get(0).affiliated()) {
            throw new InvalidRecord("sides[1]", "must be another actor than the first side");
        }
        int combinations = sides.get(0).size() * sides.get(1).size();
        if (combinations > MAX_COMBINATIONS) {
            throw new InvalidRecord(
                    "sides",
                    "must have at most " + MAX_COMBINATIONS + " combinations of an actor of each, and have "
                            + combinations);
        }
        return List.of(List.copyOf(sides.get(0)), List.copyOf(sides.get(1)));
    }

    private static void checked(String field, @Nullable Duration value, Duration least, Duration most) {
        if (value != null) {
            Given.between(field, value, least, most);
        }
    }
}
