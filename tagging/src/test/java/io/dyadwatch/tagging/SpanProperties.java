package io.dyadwatch.tagging;

import static org.assertj.core.api.Assertions.assertThat;

import io.dyadwatch.contracts.Article;
import io.dyadwatch.contracts.EnrichedArticle;
import io.dyadwatch.contracts.Evidence;
import io.dyadwatch.contracts.Mention;
import io.dyadwatch.contracts.Pair;
import io.dyadwatch.contracts.Region;
import io.dyadwatch.contracts.Sentence;
import io.dyadwatch.contracts.SpanIn;
import io.dyadwatch.contracts.TaggedActor;
import io.dyadwatch.contracts.TaggedTopic;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What holds of every enriched article, whatever its text. */
final class SpanProperties {
    private final @Nullable String title;
    private final String text;
    private final List<Sentence> sentences;
    private final List<TaggedActor> actors;
    private final List<TaggedTopic> topics;
    private final List<Pair> pairs;

    private SpanProperties(
            @Nullable String title,
            String text,
            List<Sentence> sentences,
            List<TaggedActor> actors,
            List<TaggedTopic> topics,
            List<Pair> pairs) {
        this.title = title;
        this.text = text;
        this.sentences = sentences;
        this.actors = actors;
        this.topics = topics;
        this.pairs = pairs;
    }

    static void assertHold(EnrichedArticle result) {
        Article article = result.article();
        new SpanProperties(
                        article.title(),
                        article.text(),
                        result.sentences(),
                        result.actors(),
                        result.topics(),
                        result.pairs())
                .assertHold();
    }

    static void assertHold(@Nullable String title, String text, Findings found) {
        new SpanProperties(title, text, found.sentences(), found.actors(LocalDate.EPOCH), found.topics(), found.pairs())
                .assertHold();
    }

    private void assertHold() {
        assertSentences();
        assertMentions();
        assertEvidence();
        assertPairs();
    }

    private void assertSentences() {
        for (int i = 0; i < sentences.size(); i++) {
            Sentence sentence = sentences.get(i);
            String cut = slice(sentence.in(), sentence.start(), sentence.end());
            assertThat(cut).isNotEmpty();
            assertThat(sentence.region() == Region.TITLE).isEqualTo(sentence.in() == SpanIn.TITLE);
            if (i > 0) {
                Sentence before = sentences.get(i - 1);
                if (before.in() == sentence.in()) {
                    assertThat(sentence.start()).isGreaterThanOrEqualTo(before.end());
                } else {
                    assertThat(before.in()).isEqualTo(SpanIn.TITLE);
                }
            }
        }
    }

    private void assertMentions() {
        List<Mention> all = new ArrayList<>();
        Set<String> ids = new HashSet<>();
        for (TaggedActor actor : actors) {
            assertThat(ids.add(actor.id())).isTrue();
            assertThat(actor.mentions()).isNotEmpty().isSortedAccordingTo(SpanProperties.inOrder());
            for (Mention mention : actor.mentions()) {
                assertSpan(mention.in(), mention.start(), mention.end(), mention.text(), mention.sentence());
                all.add(mention);
            }
        }
        assertThat(all).hasSizeLessThanOrEqualTo(EnrichedArticle.MAX_MENTIONS);
        all.sort(inOrder());
        for (int i = 1; i < all.size(); i++) {
            if (all.get(i).in() == all.get(i - 1).in()) {
                assertThat(all.get(i).start())
                        .isGreaterThanOrEqualTo(all.get(i - 1).end());
            }
        }
    }

    private static Comparator<Mention> inOrder() {
        return Comparator.comparing((Mention mention) -> mention.in() != SpanIn.TITLE)
                .thenComparingInt(Mention::start);
    }

    private void assertEvidence() {
        Set<String> ids = new HashSet<>();
        for (TaggedTopic topic : topics) {
            assertThat(ids.add(topic.id())).isTrue();
            assertThat(topic.evidence()).isNotEmpty().hasSizeLessThanOrEqualTo(EnrichedArticle.MAX_MENTIONS);
            for (Evidence evidence : topic.evidence()) {
                assertSpan(evidence.in(), evidence.start(), evidence.end(), evidence.text(), evidence.sentence());
            }
        }
    }

    private void assertPairs() {
        Map<String, Set<Integer>> sentencesByActor = new HashMap<>();
        for (TaggedActor actor : actors) {
            Set<Integer> its = new HashSet<>();
            actor.mentions().forEach(mention -> its.add(mention.sentence()));
            sentencesByActor.put(actor.id(), its);
        }
        assertThat(pairs).hasSizeLessThanOrEqualTo(EnrichedArticle.MAX_PAIRS);
        Set<List<String>> seen = new HashSet<>();
        Set<String> known = new HashSet<>();
        topics.forEach(topic -> known.add(topic.id()));
        for (Pair pair : pairs) {
            assertThat(pair.actors()).hasSize(2).isSorted().doesNotHaveDuplicates();
            assertThat(seen.add(pair.actors())).isTrue();
            assertThat(pair.sentences()).isNotEmpty().isSorted().doesNotHaveDuplicates();
            assertThat(known).containsAll(pair.topics());
            for (String actor : pair.actors()) {
                assertThat(sentencesByActor.getOrDefault(actor, Set.of())).containsAll(pair.sentences());
            }
        }
    }

    private void assertSpan(SpanIn in, int start, int end, String text, int index) {
        assertThat(start).isLessThan(end);
        assertThat(slice(in, start, end)).isEqualTo(text);
        Sentence sentence = sentences.get(index);
        assertThat(sentence.in()).isEqualTo(in);
        assertThat(sentence.region()).isNotEqualTo(Region.BOILERPLATE);
        assertThat(start).isGreaterThanOrEqualTo(sentence.start());
        assertThat(end).isLessThanOrEqualTo(sentence.end());
    }

    private String slice(SpanIn in, int start, int end) {
        String string = in == SpanIn.TITLE && title != null ? title : text;
        int from = string.offsetByCodePoints(0, start);
        return string.substring(from, string.offsetByCodePoints(from, end - start));
    }
}
