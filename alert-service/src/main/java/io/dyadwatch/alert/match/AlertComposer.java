package io.dyadwatch.alert.match;

import io.dyadwatch.contracts.Alert;
import io.dyadwatch.contracts.Alert.ActorRef;
import io.dyadwatch.contracts.Alert.ArticleRef;
import io.dyadwatch.contracts.Alert.Proof;
import io.dyadwatch.contracts.Alert.ProofMention;
import io.dyadwatch.contracts.Alert.Story;
import io.dyadwatch.contracts.Alert.WatchRef;
import io.dyadwatch.contracts.Article;
import io.dyadwatch.contracts.EnrichedArticle;
import io.dyadwatch.contracts.InvalidRecord;
import io.dyadwatch.contracts.Mention;
import io.dyadwatch.contracts.Sentence;
import io.dyadwatch.contracts.SpanIn;
import io.dyadwatch.contracts.TaggedActor;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Writes the alert of one article: what a subscriber reads, with the sentences that prove it. */
public final class AlertComposer {
    /** Sentences in one alert; enough for a reader, and the alert stays far below a Kafka record's limit. */
    static final int MAX_SENTENCES = 20;
    /** Code points of one sentence; of a longer one (text without full stops) the part around the mentions is shown. */
    static final int MAX_SENTENCE_LENGTH = 2000;
    /** Code points shown before the first mention of a sentence that is cut. */
    private static final int LEAD_IN = 200;

    private final EnrichedArticle enriched;
    private final String source;
    private final Map<String, TaggedActor> actors = new LinkedHashMap<>();

    /** @param source who published it, as {@link SourceName} says */
    public AlertComposer(EnrichedArticle enriched, String source) {
        this.enriched = enriched;
        this.source = source;
        enriched.actors().forEach(actor -> actors.putIfAbsent(actor.id(), actor));
    }

    public String source() {
        return source;
    }

    /** @throws InvalidRecord if the article's own indexes or spans point to where nothing is */
    public Alert compose(Match match, UUID id, Instant matchedAt) {
        List<String> first = match.pairs().get(0).actors();
        Set<String> watched = new LinkedHashSet<>();
        match.pairs().forEach(pair -> watched.addAll(pair.actors()));
        return new Alert(
                id,
                new WatchRef(
                        match.watch().id(),
                        match.watch().version(),
                        match.watch().name()),
                Story.of(List.of(source)),
                first.stream().map(this::actor).toList(),
                match.pairs(),
                match.watch().definition().scope(),
                match.topics(),
                article(),
                shown(match.sentences(), first).stream()
                        .map(index -> proof(index, watched))
                        .toList(),
                matchedAt,
                null,
                false,
                null);
    }

    /** Of too many sentences those that name both actors of the pair in front come first. */
    private List<Integer> shown(List<Integer> sentences, List<String> first) {
        if (sentences.size() <= MAX_SENTENCES) {
            return sentences;
        }
        Predicate<Integer> namesBoth = sentence -> first.stream().allMatch(id -> isIn(id, sentence));
        return Stream.concat(
                        sentences.stream().filter(namesBoth), sentences.stream().filter(namesBoth.negate()))
                .limit(MAX_SENTENCES)
                .sorted()
                .toList();
    }

    private boolean isIn(String id, int sentence) {
        TaggedActor actor = actors.get(id);
        return actor != null && actor.mentions().stream().anyMatch(mention -> mention.sentence() == sentence);
    }

    private ActorRef actor(String id) {
        TaggedActor actor = actors.get(id);
        if (actor == null) {
            throw new InvalidRecord("pairs", "names an actor that is not in actors");
        }
        return new ActorRef(id, actor.name());
    }

    private ArticleRef article() {
        Article article = enriched.article();
        return new ArticleRef(
                article.id(),
                enriched.revision(),
                article.title(),
                article.url(),
                article.source(),
                enriched.language(),
                article.publishedAt());
    }

    private Proof proof(int index, Collection<String> watched) {
        if (index < 0 || index >= enriched.sentences().size()) {
            throw new InvalidRecord("sentences", "has no sentence of an index that is named");
        }
        Sentence sentence = enriched.sentences().get(index);
        List<ProofMention> mentions = mentions(index, watched);
        int start = sentence.start();
        int end = sentence.end();
        if (end - start > MAX_SENTENCE_LENGTH) {
            int first = mentions.isEmpty() ? start : mentions.get(0).start();
            start = Math.max(start, first - LEAD_IN);
            end = Math.min(end, start + MAX_SENTENCE_LENGTH);
        }
        int from = start;
        int to = end;
        return new Proof(
                sentence.in(),
                slice(sentence.in(), from, to),
                from,
                to,
                mentions.stream()
                        .filter(m -> m.start() >= from && m.end() <= to)
                        .toList());
    }

    private List<ProofMention> mentions(int sentence, Collection<String> watched) {
        List<ProofMention> mentions = new ArrayList<>();
        for (String id : watched) {
            TaggedActor actor = actors.get(id);
            for (Mention mention : actor == null ? List.<Mention>of() : actor.mentions()) {
                if (mention.sentence() == sentence) {
                    mentions.add(new ProofMention(id, mention.start(), mention.end(), mention.text(), mention.kind()));
                }
            }
        }
        mentions.sort(Comparator.comparingInt(ProofMention::start));
        return mentions;
    }

    private String slice(@Nullable SpanIn in, int start, int end) {
        String title = enriched.article().title();
        String text = in != SpanIn.TITLE ? enriched.article().text() : title == null ? "" : title;
        try {
            int from = text.offsetByCodePoints(0, start);
            return text.substring(from, text.offsetByCodePoints(from, end - start));
        } catch (IndexOutOfBoundsException e) {
            throw new InvalidRecord("sentences", "has a span beyond the end of the article");
        }
    }
}
