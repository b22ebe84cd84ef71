package io.dyadwatch.alert.match;

import static io.dyadwatch.alert.match.Articles.MADURO;
import static io.dyadwatch.alert.match.Articles.RUSSIA;
import static io.dyadwatch.alert.match.Articles.TOPIC;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dyadwatch.alert.ledger.AlertId;
import io.dyadwatch.alert.watch.Definitions;
import io.dyadwatch.contracts.Alert;
import io.dyadwatch.contracts.EnrichedArticle;
import io.dyadwatch.contracts.InvalidRecord;
import io.dyadwatch.contracts.MentionKind;
import io.dyadwatch.contracts.Pair;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class AlertComposerTest {
    private static final UUID WATCH = new UUID(1, 2);

    @Test
    void theAlertShowsTheProvingSentenceWithItsMentionsInCodePoints() {
        EnrichedArticle article = Articles.article("https://news.example.co.uk/a", null);

        Alert alert = compose(article, "'actors': ['russia', 'nicolas-maduro']");

        assertThat(alert.actors()).extracting(Alert.ActorRef::id).containsExactly(RUSSIA, MADURO);
        assertThat(alert.story().sources()).containsExactly("example.co.uk");
        assertThat(alert.topics()).containsExactly(TOPIC);
        assertThat(alert.evidence()).singleElement().satisfies(proof -> {
            assertThat(proof.text()).isEqualTo(Articles.FIRST);
            assertThat(proof.mentions()).extracting(Alert.ProofMention::text).containsExactly("Maduro", "Russia");
            assertThat(proof.mentions())
                    .allSatisfy(mention -> assertThat(slice(article.article().text(), mention.start(), mention.end()))
                            .isEqualTo(mention.text()));
        });
    }

    @Test
    void theEvidenceHasTheMentionsOfEveryPair() {
        Story story = new Story(4)
                .names("russia", 1, 2)
                .names("venezuela", 1)
                .names("cuba", 2)
                .share("russia", "venezuela", 1)
                .share("cuba", "russia", 2);

        Alert alert = compose(story.article(), "'sides': ['russia', ['venezuela', 'cuba']]");

        assertThat(alert.pairs()).hasSize(2);
        assertThat(alert.actors()).extracting(Alert.ActorRef::id).containsExactly("russia", "venezuela");
        assertThat(alert.evidence())
                .extracting(proof -> proof.mentions().stream()
                        .map(Alert.ProofMention::actor)
                        .sorted()
                        .toList())
                .containsExactly(List.of("russia", "venezuela"), List.of("cuba", "russia"));
    }

    @Test
    void ofMoreSentencesThanAreShownThoseOfTheFirstPairAre() {
        Story story =
                new Story(60).names("russia", 50, 51).names("cuba", 50, 51).share("cuba", "russia", 50, 51);
        for (int i = 2; i < 40; i++) {
            story.names("russia", i).names("x-" + i, i).share("russia", "x-" + i, i);
        }
        StringBuilder others = new StringBuilder("'cuba'");
        for (int i = 2; i < 40; i++) {
            others.append(", 'x-" + i + "'");
        }

        Alert alert = compose(story.article(), "'sides': ['russia', [" + others + "]]");

        assertThat(alert.actors()).extracting(Alert.ActorRef::id).containsExactly("russia", "cuba");
        assertThat(alert.evidence()).hasSize(AlertComposer.MAX_SENTENCES);
        assertThat(alert.evidence().get(AlertComposer.MAX_SENTENCES - 1).mentions())
                .extracting(Alert.ProofMention::actor)
                .contains("cuba");
        assertThat(alert.evidence()).isSortedAccordingTo((one, other) -> one.start() - other.start());
    }

    @Test
    void aRecordThatContradictsItselfIsRefused() {
        EnrichedArticle beyond = Articles.article(
                "https://a.example/",
                null,
                1,
                false,
                MentionKind.NAME,
                List.of(new Pair(List.of(MADURO, RUSSIA), List.of(7), List.of(), false, false)));

        assertThatThrownBy(() -> compose(beyond, "'actors': ['russia', 'nicolas-maduro']"))
                .isInstanceOf(InvalidRecord.class)
                .hasMessageContaining("sentences");
    }

    @Test
    void theAlertIdIsTheNamedUuidOfWatchAndArticle() {
        // The example of RFC 9562, appendix A.4: www.example.com in the DNS namespace.
        UUID dns = UUID.fromString("6ba7b810-9dad-11d1-80b4-00c04fd430c8");

        assertThat(AlertId.of(dns, "www.example.com")).hasToString("2ed6657d-e927-568b-95e1-2665a8aea6a2");
    }

    private static Alert compose(EnrichedArticle article, String watch) {
        Matching matching = new Matching(article, new SourceName(), Instant.EPOCH);
        Match match = matching.match(Definitions.watch(WATCH, watch)).orElseThrow();
        return new AlertComposer(article, matching.source()).compose(match, new UUID(5, 6), Instant.EPOCH);
    }

    private static String slice(String text, int start, int end) {
        return text.substring(text.offsetByCodePoints(0, start), text.offsetByCodePoints(0, end));
    }
}
