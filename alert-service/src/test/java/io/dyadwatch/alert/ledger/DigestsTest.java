package io.dyadwatch.alert.ledger;

import static io.dyadwatch.alert.match.Articles.MADURO;
import static io.dyadwatch.alert.match.Articles.RUSSIA;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dyadwatch.alert.caller.Caller;
import io.dyadwatch.alert.database.PostgreSql;
import io.dyadwatch.alert.database.TestDatabase;
import io.dyadwatch.alert.endpoint.EndpointRequest;
import io.dyadwatch.alert.endpoint.Endpoints;
import io.dyadwatch.alert.intake.ArticleIntake;
import io.dyadwatch.alert.match.Articles;
import io.dyadwatch.alert.match.Lookup;
import io.dyadwatch.alert.match.SourceName;
import io.dyadwatch.alert.watch.Definitions;
import io.dyadwatch.alert.watch.Watches;
import io.dyadwatch.contracts.InvalidRecord;
import io.dyadwatch.contracts.Json;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.threeten.extra.MutableClock;

/** The ends of digests that are odd: one that fails, and one that has collected very much. */
@ExtendWith(PostgreSql.class)
class DigestsTest {
    private final MutableClock clock = MutableClock.of(Instant.parse("2026-11-20T09:00:00Z"), ZoneOffset.UTC);
    private TestDatabase db;
    private Watches watches;
    private UUID endpoint;
    private Digests digests;

    @BeforeEach
    void prepare(TestDatabase database) {
        db = database;
        watches = new Watches(db.database(), clock);
        endpoint = new Endpoints(db.database(), clock)
                .create(Caller.LOCAL, new EndpointRequest("https://example.org/hook", null))
                .id();
        digests = new Digests(db.database(), clock, AlertQuota.UNLIMITED, Brake.NONE, "https://dyadwatch.example");
    }

    @Test
    void aDigestThatCannotBeToldHoldsUpNoOther() {
        UUID broken = collecting("PT1H");
        UUID sound = collecting("PT2H");
        takeAnArticle();
        db.execute("create table kept as select id, body from alert where watch_id = '" + broken + "'");
        db.execute("update alert set body = 'no JSON' where watch_id = '" + broken + "'");
        clock.add(Duration.ofHours(3));

        assertThatThrownBy(digests::endOne).isInstanceOf(InvalidRecord.class);
        assertThat(digests.endOne()).isPresent();
        assertThat(outcomes(sound)).isEqualTo("sent");
        assertThat(digests.endOne()).isEmpty();
        assertThat(outcomes(broken)).isEqualTo("digest");

        db.execute("update alert a set body = k.body from kept k where k.id = a.id");
        assertThat(digests.endOne()).isPresent();
        assertThat(outcomes(broken)).isEqualTo("sent");
        assertThat(digests.endOne()).isEmpty();
    }

    @Test
    void whatWasCollectedIsToldInPartsThatFitIntoMemory() {
        UUID watch = collecting("PT1H");
        takeAnArticle();
        db.execute("""
                insert into alert (id, watch_id, article_id, matched_at, body, outcome, fetched_at)
                select n.id, a.watch_id, n.id::text, a.matched_at,
                       convert_to(replace(convert_from(a.body, 'UTF8'), a.id::text, n.id::text), 'UTF8'),
                       a.outcome, a.fetched_at
                from alert a, (select gen_random_uuid() as id from generate_series(1, %d)) n
                """.formatted(Digests.TOGETHER + 9));
        clock.add(Duration.ofHours(1));

        assertThat(digests.endOne().map(written -> written.count(Outcome.SENT))).contains(Digests.TOGETHER);
        assertThat(digests.endOne().map(written -> written.count(Outcome.SENT))).contains(10);
        assertThat(digests.endOne()).isEmpty();

        assertThat(outcomes(watch)).isEqualTo("sent");
        assertThat(db.column("select distinct at_once from delivery")).containsExactly("false");
        assertThat(db.column("select count(*) from delivery_alert n join delivery d on d.id = n.delivery_id"
                        + " where d.target = 'webhook'"))
                .containsExactly(String.valueOf(Digests.TOGETHER + 10));
    }

    private UUID collecting(String digest) {
        return watches.create(Caller.LOCAL, Definitions.parse("""
                {"name": "%1$s", "actors": ["%2$s", "%3$s"], "endpoint": "%4$s", "digest": "%1$s"}\
                """.formatted(digest, MADURO, RUSSIA, endpoint)))
                .id();
    }

    private void takeAnArticle() {
        StoryRule rule = new StoryRule(Duration.ofDays(3), StoryRule.SAME_STORY);
        new ArticleIntake(Lookup.in(watches), new Ledger(db.database(), clock, rule), new SourceName(), clock)
                .take(Json.write(Articles.article("https://a.example/1", null)), Optional.empty());
    }

    private String outcomes(UUID watch) {
        return String.join(" ", db.column("select distinct outcome from alert where watch_id = '" + watch + "'"));
    }
}
