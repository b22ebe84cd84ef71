package io.dyadwatch.alert.match;

import static io.dyadwatch.alert.match.Articles.MADURO;
import static io.dyadwatch.alert.match.Articles.RUSSIA;
import static io.dyadwatch.alert.match.Articles.TOPIC;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dyadwatch.alert.caller.Caller;
import io.dyadwatch.alert.ledger.AlertId;
import io.dyadwatch.alert.watch.Definitions;
import io.dyadwatch.alert.watch.Watch;
import io.dyadwatch.alert.watch.WatchDefinition;
import io.dyadwatch.contracts.Alert;
import io.dyadwatch.contracts.EnrichedArticle;
import io.dyadwatch.contracts.InvalidRecord;
import io.dyadwatch.contracts.Json;
import io.dyadwatch.contracts.MentionKind;
import io.dyadwatch.contracts.Pair;
import io.dyadwatch.contracts.Scope;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class MatchingTest {
    private static final String URL = "https://news.example.co.uk/a";

    @Test
    void scopeSentenceMatchesAPairThatSharesASentenceInEitherOrder() {
        EnrichedArticle article = Articles.article(URL, null);

        assertThat(matches(article, watch(Scope.SENTENCE, MADURO, RUSSIA))).hasSize(1);
        assertThat(matches(article, watch(Scope.SENTENCE, RUSSIA, MADURO))).hasSize(1);
    }

    @Test
    void scopeSentenceDoesNotMatchPairsOfAListOrByDemonymOnly() {
        EnrichedArticle list = withPairs(MentionKind.NAME, Articles.pair(true, false));
        EnrichedArticle demonym = withPairs(MentionKind.DEMONYM, Articles.pair(false, true));

        assertThat(matches(list, watch(Scope.SENTENCE, MADURO, RUSSIA))).isEmpty();
        assertThat(matches(demonym, watch(Scope.SENTENCE, MADURO, RUSSIA))).isEmpty();
    }

    @Test
    void scopeArticleMatchesActorsThatShareNoSentenceButNoDemonym() {
        EnrichedArticle apart = withPairs(MentionKind.METONYM, List.of());
        EnrichedArticle demonym = withPairs(MentionKind.DEMONYM, List.of());

        assertThat(matches(apart, watch(Scope.SENTENCE, MADURO, RUSSIA))).isEmpty();
        assertThat(matches(apart, watch(Scope.ARTICLE, MADURO, RUSSIA))).hasSize(1);
        assertThat(matches(demonym, watch(Scope.ARTICLE, MADURO, RUSSIA))).isEmpty();
    }

    @Test
    void topicsAreTestedOnThePairsOwnSentencesOrOnTheArticleByScope() {
        List<Pair> pairWithoutTopic = List.of(new Pair(List.of(MADURO, RUSSIA), List.of(1), List.of(), false, false));
        EnrichedArticle elsewhere = withPairs(MentionKind.NAME, pairWithoutTopic);

        assertThat(matches(elsewhere, watch(Scope.SENTENCE, List.of(MADURO, RUSSIA), TOPIC)))
                .isEmpty();
        assertThat(matches(elsewhere, watch(Scope.ARTICLE, List.of(MADURO, RUSSIA), TOPIC)))
                .hasSize(1);
        assertThat(matches(elsewhere, watch(Scope.ARTICLE, List.of(MADURO, RUSSIA), "sanctions")))
                .isEmpty();
        assertThat(matches(
                        Articles.article(URL, null),
                        watch(Scope.SENTENCE, List.of(MADURO, RUSSIA), "sanctions", TOPIC)))
                .hasSize(1);
    }

    @Test
    void theAlertShowsTheProvingSentenceWithItsMentionsInCodePoints() {
        EnrichedArticle article = Articles.article(URL, null);
        Watch watch = watch(Scope.SENTENCE, RUSSIA, MADURO);
        Match match = matches(article, watch).get(0);

        Alert alert = new AlertComposer(article, new SourceName().of(article.article()))
                .compose(match, AlertId.of(watch.id(), article.article().id()), Instant.EPOCH);

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
    void aRecordThatContradictsItselfIsRefused() {
        EnrichedArticle beyond = withPairs(
                MentionKind.NAME, List.of(new Pair(List.of(MADURO, RUSSIA), List.of(7), List.of(), false, false)));
        Watch watch = watch(Scope.SENTENCE, MADURO, RUSSIA);
        AlertComposer composer = new AlertComposer(beyond, "example.org");

        assertThatThrownBy(() -> composer.compose(matches(beyond, watch).get(0), new UUID(1, 1), Instant.EPOCH))
                .isInstanceOf(InvalidRecord.class)
                .hasMessageContaining("sentences");
    }

    @Test
    void theAlertIdIsTheNamedUuidOfWatchAndArticle() {
        // The example of RFC 9562, appendix A.4: www.example.com in the DNS namespace.
        UUID dns = UUID.fromString("6ba7b810-9dad-11d1-80b4-00c04fd430c8");

        assertThat(AlertId.of(dns, "www.example.com")).hasToString("2ed6657d-e927-568b-95e1-2665a8aea6a2");
    }

    private static String slice(String text, int start, int end) {
        return text.substring(text.offsetByCodePoints(0, start), text.offsetByCodePoints(0, end));
    }

    private static List<Match> matches(EnrichedArticle article, Watch watch) {
        return new Matching(article).matches(List.of(watch));
    }

    private static EnrichedArticle withPairs(MentionKind russiaAs, List<Pair> pairs) {
        return Articles.article(URL, null, 1, false, russiaAs, pairs);
    }

    private static Watch watch(Scope scope, String one, String other) {
        return watch(scope, List.of(one, other));
    }

    private static Watch watch(Scope scope, List<String> actors, String... topics) {
        WatchDefinition definition = Definitions.parse("""
                {"name": "a watch", "actors": %s, "scope": "%s", "topics": %s, "endpoint": "%s"}""".formatted(
                        text(actors), scope.name().toLowerCase(Locale.ROOT), text(List.of(topics)), new UUID(3, 4)));
        return new Watch(new UUID(1, 2), Caller.LOCAL, 1, definition, Instant.EPOCH);
    }

    private static String text(Object value) {
        return new String(Json.write(value), StandardCharsets.UTF_8);
    }
}
