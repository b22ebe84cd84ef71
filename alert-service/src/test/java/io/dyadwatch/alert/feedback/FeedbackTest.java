package io.dyadwatch.alert.feedback;

import static io.dyadwatch.alert.match.Articles.MADURO;
import static io.dyadwatch.alert.match.Articles.RUSSIA;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.dyadwatch.alert.caller.Caller;
import io.dyadwatch.alert.database.PostgreSql;
import io.dyadwatch.alert.database.Sql;
import io.dyadwatch.alert.database.TestDatabase;
import io.dyadwatch.alert.endpoint.EndpointRequest;
import io.dyadwatch.alert.endpoint.Endpoints;
import io.dyadwatch.alert.match.AlertComposer;
import io.dyadwatch.alert.match.Articles;
import io.dyadwatch.alert.match.Matching;
import io.dyadwatch.alert.match.SourceName;
import io.dyadwatch.alert.page.PageRequest;
import io.dyadwatch.alert.watch.Definitions;
import io.dyadwatch.alert.watch.Watch;
import io.dyadwatch.alert.watch.Watches;
import io.dyadwatch.contracts.Alert;
import io.dyadwatch.contracts.EnrichedArticle;
import io.dyadwatch.contracts.InvalidRecord;
import io.dyadwatch.contracts.Json;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.threeten.extra.MutableClock;

@ExtendWith(PostgreSql.class)
class FeedbackTest {
    private static final UUID OTHER = new UUID(7, 7);

    private final MutableClock clock = MutableClock.of(Instant.parse("2026-11-20T09:00:00Z"), ZoneOffset.UTC);
    private TestDatabase db;
    private Feedbacks feedbacks;
    private UUID endpoint;

    @BeforeEach
    void prepare(TestDatabase database) {
        db = database;
        db.execute("insert into subscriber (id, name, created_at) values ('" + OTHER + "', 'other', now())");
        feedbacks = new Feedbacks(db.database(), clock);
        endpoint = new Endpoints(db.database(), clock)
                .create(Caller.LOCAL, new EndpointRequest("https://example.org/hook", null))
                .id();
    }

    @Test
    void theSentencesOfARightAlertAreACaseThatHasThePair() throws IOException {
        Alert alert = alert("");
        feedbacks.give(Caller.LOCAL, alert.id(), request("right", null));

        assertThat(export(Optional.of(Caller.LOCAL))).isEqualTo("""
            {"id":"feedback-%s","text":%s,"language":"en","publishedAt":"2026-11-20T08:00:00Z",\
            "expected":{"judged":[{"actors":["nicolas-maduro","russia"],"present":true}]}}
            """.formatted(
                alert.id(), new String(Json.write(alert.evidence().get(0).text()), StandardCharsets.UTF_8)));
    }

    @Test
    void thoseOfAWrongOneAreACaseThatHasItNotWithTheReason() throws IOException {
        Alert alert = alert("");
        feedbacks.give(Caller.LOCAL, alert.id(), request("wrong", "a town in Ohio"));

        assertThat(export(Optional.empty())).contains("\"present\":false").contains("\"note\":\"a town in Ohio\"");
    }

    @Test
    void whatIsSaidAgainReplacesWhatWasSaidAndBothAreKept() throws IOException {
        Alert alert = alert("");
        feedbacks.give(Caller.LOCAL, alert.id(), request("right", null));
        clock.add(Duration.ofMinutes(1));
        feedbacks.give(Caller.LOCAL, alert.id(), request("wrong", "after all"));

        assertThat(listed(Optional.of(Caller.LOCAL)))
                .singleElement()
                .satisfies(feedback -> assertThat(feedback.verdict()).isEqualTo(Verdict.WRONG));
        assertThat(db.column("select verdict from feedback order by created_at"))
                .containsExactly("right", "wrong");
        assertThat(export(Optional.empty()).lines()).hasSize(1);
    }

    @Test
    void itStaysWhenTheAlertIsRemovedAndCanStillBeReplaced() throws IOException {
        Alert alert = alert("");
        feedbacks.give(Caller.LOCAL, alert.id(), request("right", null));
        db.execute("delete from alert");

        assertThat(export(Optional.empty()).lines()).hasSize(1);
        clock.add(Duration.ofMinutes(1));
        assertThat(feedbacks.give(Caller.LOCAL, alert.id(), request("wrong", null)))
                .isPresent();
        assertThat(export(Optional.empty())).contains("\"present\":false");
    }

    @Test
    void onlyTheOwnerCanGiveItAndSeeIt() {
        Alert alert = alert("");

        assertThat(feedbacks.give(OTHER, alert.id(), request("right", null))).isEmpty();
        assertThat(feedbacks.give(Caller.LOCAL, UUID.randomUUID(), request("right", null)))
                .isEmpty();
        feedbacks.give(Caller.LOCAL, alert.id(), request("right", null));
        assertThat(feedbacks.give(OTHER, alert.id(), request("wrong", null))).isEmpty();
        assertThat(listed(Optional.of(OTHER))).isEmpty();
        assertThat(listed(Optional.of(Caller.LOCAL))).hasSize(1);
        assertThat(listed(Optional.empty())).hasSize(1);
    }

    @Test
    void whatTheEvaluationHasNoWordsForIsListedAndNotExported() throws IOException {
        EnrichedArticle apart = Articles.article("https://a.example/2", null);
        Alert whole = composed(apart, watch(""));
        // Two sentences with one actor each, as an article-wide watch may have them.
        Alert alert = Json.read(
                new String(Json.write(whole), StandardCharsets.UTF_8)
                        .replaceAll("\\{\"actor\":\"russia\"[^}]*\\},?", "")
                        .replace(",]", "]")
                        .getBytes(StandardCharsets.UTF_8),
                Alert.class);
        store(alert);
        feedbacks.give(Caller.LOCAL, alert.id(), request("right", null));

        assertThat(listed(Optional.empty()))
                .singleElement()
                .satisfies(feedback -> assertThat(feedback.exported()).isFalse());
        assertThat(export(Optional.empty())).isEmpty();
    }

    @Test
    void theExportGoesBeyondAPage() throws IOException {
        Alert alert = alert("");
        feedbacks.give(Caller.LOCAL, alert.id(), request("right", null));
        int more = 2 * PageRequest.MAX_LIMIT;
        db.execute("insert into feedback (id, alert_id, watch_id, subscriber_id, verdict, alert_body, created_at)"
                + " select gen_random_uuid(), gen_random_uuid(), watch_id, subscriber_id, verdict, alert_body,"
                + " created_at from feedback, generate_series(1, " + more + ")");

        assertThat(export(Optional.empty()).lines()).hasSize(more + 1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"verdict\":\"perhaps\"}", "{\"verdict\":null}", "{\"why\":\"because\"}"})
    void withoutAVerdictItIsRefused(String json) {
        assertThat(catchThrowableOfType(
                                InvalidRecord.class,
                                () -> Json.read(json.getBytes(StandardCharsets.UTF_8), FeedbackRequest.class))
                        .field())
                .isEqualTo("verdict");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\\u0000", " ", "\\ud800"})
    void aReasonThatIsNoLineIsRefused(String why) {
        String json = "{\"verdict\":\"wrong\",\"why\":\"" + why + "\"}";

        assertThat(catchThrowableOfType(
                                InvalidRecord.class,
                                () -> Json.read(json.getBytes(StandardCharsets.UTF_8), FeedbackRequest.class))
                        .field())
                .isEqualTo("why");
    }

    private Watch watch(String more) {
        return new Watches(db.database(), clock)
                .create(Caller.LOCAL, Definitions.parse("""
                    {"name": "one", "actors": ["%s", "%s"], "endpoint": "%s"%s}\
                    """.formatted(MADURO, RUSSIA, endpoint, more)));
    }

    private Alert alert(String more) {
        Alert alert = composed(Articles.article("https://a.example/1", null), watch(more));
        store(alert);
        return alert;
    }

    private Alert composed(EnrichedArticle article, Watch watch) {
        Matching matching = new Matching(article, new SourceName(), clock.instant());
        return new AlertComposer(article, matching.source())
                .compose(matching.match(watch).orElseThrow(), UUID.randomUUID(), clock.instant());
    }

    private void store(Alert alert) {
        db.database()
                .transaction(connection -> Sql.update(
                        connection,
                        "insert into alert (id, watch_id, article_id, matched_at, fetched_at, told_at, body)"
                                + " values (?, ?, ?, ?, ?, ?, ?)",
                        alert.id(),
                        alert.watch().id(),
                        alert.article().id(),
                        alert.matchedAt(),
                        alert.matchedAt(),
                        alert.matchedAt(),
                        Json.write(alert)));
    }

    private static FeedbackRequest request(String verdict, @Nullable String why) {
        return new FeedbackRequest(Verdict.parse(verdict), why);
    }

    private List<Feedback> listed(Optional<UUID> owner) {
        return feedbacks.list(owner, PageRequest.of(null, null)).items();
    }

    private String export(Optional<UUID> owner) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        new FeedbackExport(feedbacks).write(owner, out);
        return out.toString(StandardCharsets.UTF_8);
    }
}
