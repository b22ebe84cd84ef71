package io.dyadwatch.alert.match;

import io.dyadwatch.contracts.ActorType;
import io.dyadwatch.contracts.Article;
import io.dyadwatch.contracts.ArticleId;
import io.dyadwatch.contracts.EnrichedArticle;
import io.dyadwatch.contracts.Evidence;
import io.dyadwatch.contracts.Mention;
import io.dyadwatch.contracts.MentionKind;
import io.dyadwatch.contracts.Modality;
import io.dyadwatch.contracts.Pair;
import io.dyadwatch.contracts.Region;
import io.dyadwatch.contracts.Sentence;
import io.dyadwatch.contracts.SpanIn;
import io.dyadwatch.contracts.TaggedActor;
import io.dyadwatch.contracts.TaggedTopic;
import io.dyadwatch.contracts.Via;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * An enriched article, put together actor by actor. Sentence 0 is the title, 1 the lead, all others but the boilerplate
 * are body. Sentences are ten characters long; the words in them do not matter.
 */
final class Story {
    static final Instant PUBLISHED = Instant.parse("2026-11-20T08:00:00Z");
    static final Instant NOW = Instant.parse("2026-11-20T10:00:00Z");
    private static final int LENGTH = 10;

    private final int sentences;
    private final Map<String, List<String>> affiliations = new LinkedHashMap<>();
    private final Map<String, List<Mention>> mentions = new LinkedHashMap<>();
    private final List<Pair> pairs = new ArrayList<>();
    private final List<TaggedTopic> topics = new ArrayList<>();
    private int boilerplateFrom = Integer.MAX_VALUE;
    private String language = "en";
    private String url = "https://www.example.org/a";
    private @Nullable Instant published = PUBLISHED;
    private boolean backfill;

    Story(int sentences) {
        this.sentences = sentences;
    }

    /** Names an actor in sentences. */
    Story names(String actor, int... inSentences) {
        return mentions(actor, MentionKind.NAME, inSentences);
    }

    Story mentions(String actor, MentionKind kind, int... inSentences) {
        for (int sentence : inSentences) {
            List<Mention> own = mentions.computeIfAbsent(actor, a -> new ArrayList<>());
            own.add(new Mention(
                    sentence == 0 ? SpanIn.TITLE : SpanIn.TEXT,
                    start(sentence),
                    start(sentence) + 4,
                    "some",
                    kind,
                    sentence));
        }
        return this;
    }

    Story affiliated(String actor, String... groups) {
        affiliations.put(actor, List.of(groups));
        return this;
    }

    /** Says that two actors share sentences, not only as a list. */
    Story share(String one, String other, int... inSentences) {
        return share(one, other, List.of(), false, false, inSentences);
    }

    Story share(String one, String other, List<String> topics, boolean list, boolean demonym, int... inSentences) {
        pairs.add(new Pair(
                Stream.of(one, other).sorted().toList(),
                Arrays.stream(inSentences).boxed().toList(),
                topics,
                list,
                demonym));
        return this;
    }

    Story topic(String id, Modality modality, int... inSentences) {
        List<Evidence> evidence = Arrays.stream(inSentences)
                .mapToObj(sentence -> new Evidence(
                        sentence == 0 ? SpanIn.TITLE : SpanIn.TEXT,
                        start(sentence),
                        start(sentence) + 4,
                        "some",
                        sentence))
                .toList();
        topics.add(new TaggedTopic(id, modality, false, evidence));
        return this;
    }

    Story boilerplateFrom(int sentence) {
        boilerplateFrom = sentence;
        return this;
    }

    Story language(String tag) {
        language = tag;
        return this;
    }

    Story url(String address) {
        url = address;
        return this;
    }

    Story published(@Nullable Instant at) {
        published = at;
        return this;
    }

    Story backfill() {
        backfill = true;
        return this;
    }

    EnrichedArticle article() {
        Article article = new Article(
                ArticleId.ofUrl(url),
                url,
                "Example",
                "some title",
                "some text ".repeat(sentences),
                null,
                published,
                PUBLISHED.plusSeconds(600),
                Via.API,
                backfill,
                List.of());
        List<Sentence> spans = new ArrayList<>();
        for (int i = 0; i < sentences; i++) {
            spans.add(new Sentence(i == 0 ? SpanIn.TITLE : SpanIn.TEXT, start(i), start(i) + LENGTH, region(i)));
        }
        List<TaggedActor> actors = mentions.entrySet().stream()
                .map(actor -> new TaggedActor(
                        actor.getKey(),
                        ActorType.PERSON,
                        actor.getKey(),
                        affiliations.getOrDefault(actor.getKey(), List.of()),
                        null,
                        actor.getValue()))
                .toList();
        return new EnrichedArticle(
                article, 1, language, ArticleId.ofUrl("v"), null, spans, actors, topics, pairs, false);
    }

    /** Asked two hours after it was published. */
    Matching asked() {
        return new Matching(article(), new SourceName(), NOW);
    }

    private Region region(int sentence) {
        return sentence >= boilerplateFrom
                ? Region.BOILERPLATE
                : sentence == 0 ? Region.TITLE : sentence == 1 ? Region.LEAD : Region.BODY;
    }

    private static int start(int sentence) {
        return sentence == 0 ? 0 : (sentence - 1) * LENGTH;
    }
}
