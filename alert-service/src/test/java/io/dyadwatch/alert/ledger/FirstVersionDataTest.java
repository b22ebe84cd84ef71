package io.dyadwatch.alert.ledger;

import static io.dyadwatch.alert.match.Articles.MADURO;
import static io.dyadwatch.alert.match.Articles.RUSSIA;
import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.dyadwatch.alert.caller.Caller;
import io.dyadwatch.alert.database.MigratedTo;
import io.dyadwatch.alert.database.PostgreSql;
import io.dyadwatch.alert.database.TestDatabase;
import io.dyadwatch.alert.intake.ArticleIntake;
import io.dyadwatch.alert.match.Articles;
import io.dyadwatch.alert.match.Lookup;
import io.dyadwatch.alert.match.SourceName;
import io.dyadwatch.alert.page.PageRequest;
import io.dyadwatch.alert.watch.TopicScope;
import io.dyadwatch.alert.watch.Watch;
import io.dyadwatch.alert.watch.Watches;
import io.dyadwatch.contracts.EnrichedArticle;
import io.dyadwatch.contracts.Fingerprint;
import io.dyadwatch.contracts.Json;
import io.dyadwatch.contracts.Scope;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The ledger of the first version, after all migrations. */
@ExtendWith(PostgreSql.class)
class FirstVersionDataTest {
    private static final UUID BY_SENTENCE = UUID.fromString("22222222-2222-4222-8222-222222222222");
    private static final UUID BY_ARTICLE = UUID.fromString("22222222-2222-4222-8222-222222222223");
    private static final UUID ALERT = UUID.fromString("33333333-3333-5333-8333-333333333334");
    private static final Fingerprint FINGERPRINT = Articles.fingerprint(7);
    private static final EnrichedArticle FIRST = Articles.article("https://a.example/first", FINGERPRINT);
    private static final EnrichedArticle COPY = Articles.article("https://b.example/copy", FINGERPRINT);
    private static final EnrichedArticle LATER = Articles.article("https://c.example/later", FINGERPRINT);

    private final Clock clock = Clock.fixed(Instant.parse("2026-01-03T00:00:00Z"), ZoneOffset.UTC);
    private TestDatabase db;
    private Watches watches;

    @BeforeEach
    void migrate(@MigratedTo("1") TestDatabase old) throws IOException {
        db = old;
        try (InputStream data = requireNonNull(getClass().getResourceAsStream("/io/dyadwatch/alert/old-data.sql"))) {
            db.execute(new String(data.readAllBytes(), UTF_8));
        }
        db.execute("""
                insert into watch (id, version, name, actors, side_a, side_b, scope, topics, endpoint_id, created_at)
                select '%1$s', 1, 'by article', actors, side_a, side_b, 'article', '{}', endpoint_id, created_at
                from watch;
                insert into watch_state (watch_id) values ('%1$s');
                insert into alert (id, watch_id, article_id, fingerprint, matched_at, body)
                select '%2$s', '%1$s', '%3$s', '%4$s', matched_at, convert_to(replace(replace(replace(
                    convert_from(body, 'UTF8'), article_id, '%3$s'), id::text, '%2$s'), watch_id::text, '%1$s'), 'UTF8')
                from alert;
                insert into alert_source (alert_id, article_id, source, url, seen_at) values
                    ('%2$s', '%5$s', 'b.example', 'https://b.example/copy', '2026-01-02T01:00:00Z')
                """.formatted(
                        BY_ARTICLE,
                        ALERT,
                        FIRST.article().id(),
                        FINGERPRINT,
                        COPY.article().id()));
        db.migrate(Optional.empty());
        watches = new Watches(db.database(), clock);
    }

    @Test
    void watchesOfBothScopesAskWhatTheyAsked() {
        Watch sentence = watches.find(Optional.of(Caller.LOCAL), BY_SENTENCE).orElseThrow();
        Watch article = watches.find(Optional.of(Caller.LOCAL), BY_ARTICLE).orElseThrow();

        assertThat(sentence.definition().scope()).isEqualTo(Scope.SENTENCE);
        assertThat(sentence.definition().topicScope()).isEqualTo(TopicScope.PAIR);
        assertThat(sentence.definition().sides()).hasToString("[[" + RUSSIA + "], [" + MADURO + "]]");
        assertThat(sentence.definition().topics().any()).containsExactly("military-cooperation");
        assertThat(article.definition().scope()).isEqualTo(Scope.ARTICLE);
        assertThat(article.definition().topicScope()).isEqualTo(TopicScope.ARTICLE);
        assertThat(article.version()).isEqualTo(1);
    }

    @Test
    void alertsAreReadWithTheSourcesOfTheirStories() {
        Alerts alerts = new Alerts(db.database());

        assertThat(alerts.list(Optional.of(Caller.LOCAL), Optional.empty(), Outcome.SENT, PageRequest.of(null, null))
                        .items())
                .hasSize(2);
        Alerts.Detail detail = alerts.find(Optional.of(Caller.LOCAL), ALERT).orElseThrow();
        assertThat(detail.alert().story().sources()).containsExactly("a.example", "b.example");
        assertThat(detail.copies())
                .extracting(Alerts.Copy::articleId)
                .containsExactly(COPY.article().id());
    }

    @Test
    void whatWasSeenIsKnownAndALaterReprintJoinsTheStory() {
        db.execute("update watch set deleted_at = now() where id = '" + BY_SENTENCE + "'");

        assertThat(take(FIRST)).isEqualTo(Ledger.Written.NOTHING);
        assertThat(take(COPY)).isEqualTo(Ledger.Written.NOTHING);
        assertThat(take(LATER).copies()).isEqualTo(1);

        assertThat(db.column("select id from alert where watch_id = '" + BY_ARTICLE + "'"))
                .isEqualTo(List.of(ALERT.toString()));
        assertThat(db.count("delivery")).isEqualTo(2);
    }

    private Ledger.Written take(EnrichedArticle article) {
        StoryRule rule = new StoryRule(Duration.ofDays(3), StoryRule.SAME_STORY);
        return new ArticleIntake(Lookup.in(watches), new Ledger(db.database(), clock, rule), new SourceName(), clock)
                .take(Json.write(article), Optional.empty());
    }
}
