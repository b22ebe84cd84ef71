package io.dyadwatch.tagging;

import io.dyadwatch.contracts.Article;
import io.dyadwatch.contracts.ArticleId;
import io.dyadwatch.contracts.EnrichedArticle;
import io.dyadwatch.contracts.Evidence;
import io.dyadwatch.contracts.Mention;
import io.dyadwatch.contracts.Modality;
import io.dyadwatch.contracts.Pair;
import io.dyadwatch.contracts.Region;
import io.dyadwatch.contracts.Sentence;
import io.dyadwatch.contracts.SpanIn;
import io.dyadwatch.contracts.TaggedActor;
import io.dyadwatch.contracts.TaggedTopic;
import io.dyadwatch.contracts.Via;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** A text tagged with the packaged vocabulary, and short questions about the result. */
record Sample(EnrichedArticle result) {
    private static final Tagger TAGGER = new Tagger(Vocabulary.packaged());

    static Sample of(String text) {
        return of(null, text);
    }

    static Sample of(@Nullable String title, String text) {
        return new Sample(TAGGER.tag(article(title, text), 1));
    }

    /** A text whose publisher tells its language. */
    static Sample in(String language, String text) {
        return in(language, null, text);
    }

    static Sample in(String language, @Nullable String title, String text) {
        return new Sample(TAGGER.tag(article(title, text, language), 1));
    }

    static Article article(@Nullable String title, String text) {
        return article(title, text, null);
    }

    private static Article article(@Nullable String title, String text, @Nullable String language) {
        return new Article(
                ArticleId.ofContent("example.org", title, text),
                null,
                "example.org",
                title,
                text,
                language,
                null,
                Instant.parse("2026-11-20T09:00:00Z"),
                Via.API,
                false,
                List.of());
    }

    Set<String> actors() {
        Set<String> ids = new TreeSet<>();
        result.actors().forEach(actor -> ids.add(actor.id()));
        return ids;
    }

    Set<String> topics() {
        Set<String> ids = new TreeSet<>();
        result.topics().forEach(topic -> ids.add(topic.id()));
        return ids;
    }

    /** Those of the three topics that texts written before there were more are labelled for. */
    Set<String> missionTopics() {
        Set<String> ids = topics();
        ids.retainAll(Set.of("military-cooperation", "sanctions", "un-human-rights-office"));
        return ids;
    }

    /** Modality of a topic, if the text states it. */
    Optional<Modality> modality(String topic) {
        return result.topics().stream()
                .filter(t -> t.id().equals(topic))
                .map(TaggedTopic::modality)
                .findFirst();
    }

    /** Surface forms of an actor with kind and count: {@code Rusia/name} to 2. */
    Map<String, Integer> forms(String actor) {
        Map<String, Integer> forms = new TreeMap<>();
        for (TaggedActor tagged : result.actors()) {
            if (tagged.id().equals(actor)) {
                for (Mention mention : tagged.mentions()) {
                    forms.merge(mention.text() + "/" + mention.kind().name().toLowerCase(Locale.ROOT), 1, Integer::sum);
                }
            }
        }
        return forms;
    }

    Optional<Pair> pair(String one, String other) {
        List<String> ids = one.compareTo(other) < 0 ? List.of(one, other) : List.of(other, one);
        return result.pairs().stream().filter(pair -> pair.actors().equals(ids)).findFirst();
    }

    List<String> sentences() {
        return result.sentences().stream().map(this::text).toList();
    }

    /** Sentences of a region, as text. */
    List<String> sentences(Region region) {
        return result.sentences().stream()
                .filter(sentence -> sentence.region() == region)
                .map(this::text)
                .toList();
    }

    private String text(Sentence sentence) {
        return slice(sentence.in(), sentence.start(), sentence.end());
    }

    /** The slice of title or text that a span in code points cuts out. */
    String slice(@Nullable SpanIn in, int start, int end) {
        String title = result.article().title();
        String string =
                in == SpanIn.TITLE && title != null ? title : result.article().text();
        int from = string.offsetByCodePoints(0, start);
        return string.substring(from, string.offsetByCodePoints(from, end - start));
    }

    List<Mention> mentions() {
        return result.actors().stream()
                .flatMap(actor -> actor.mentions().stream())
                .toList();
    }

    List<Evidence> evidence() {
        return result.topics().stream()
                .flatMap(topic -> topic.evidence().stream())
                .toList();
    }
}
