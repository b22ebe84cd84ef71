package io.dyadwatch.alert.dryrun;

import static io.dyadwatch.alert.match.Articles.MADURO;
import static io.dyadwatch.alert.match.Articles.RUSSIA;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.dyadwatch.alert.caller.Caller;
import io.dyadwatch.alert.dryrun.DryRunResult.Day;
import io.dyadwatch.alert.dryrun.DryRunResult.MatchedArticle;
import io.dyadwatch.alert.dryrun.DryRunResult.StoppedBy;
import io.dyadwatch.alert.ledger.StoryRule;
import io.dyadwatch.alert.match.Articles;
import io.dyadwatch.alert.match.SourceName;
import io.dyadwatch.contracts.EnrichedArticle;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.clients.consumer.Consumer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** On 20,000 articles of ten days, one in forty about the watched actors, out of order by up to two hours. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DryRunTest {
    private final Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
    private static final int ARTICLES = 20_000;
    private static final Duration SPAN = Duration.ofDays(10);

    private final Map<String, Instant> matching = new HashMap<>();
    private final List<Instant> all = new ArrayList<>();
    private Newsroom newsroom;

    @BeforeAll
    void publish() {
        newsroom = new Newsroom();
        Random random = new Random(11);
        for (int i = 0; i < ARTICLES; i++) {
            Instant at = now.minus(SPAN)
                    .plusMillis(SPAN.toMillis() * i / ARTICLES)
                    .plusSeconds(random.nextInt(7_200) - 3_600);
            at = at.isAfter(now) ? now : at;
            String url = "https://a" + i % 7 + ".example/" + i;
            EnrichedArticle article =
                    i % 40 == 0 ? Articles.article(url, Articles.fingerprint(i)) : Newsroom.unrelated(url);
            if (i % 40 == 0) {
                matching.put(url, at);
            }
            all.add(at);
            newsroom.publish(at, article);
        }
        newsroom.publish(now.minusSeconds(1), 0, "broken", "no JSON".getBytes(StandardCharsets.UTF_8));
        newsroom.publish(now.minusSeconds(2), Articles.backfilled("https://archive.example/1"));
        newsroom.flush();
        newsroom.publishInVain(now.minusSeconds(3), Articles.article("https://vain.example/1", null));
    }

    @AfterAll
    void close() {
        newsroom.close();
    }

    @Test
    void allThatMatchesInThePeriodIsToldNewestFirstAndCountedByDay() {
        Instant from = now.minus(Duration.ofDays(7));

        DryRunResult result = run("\"period\": \"P7D\", \"limit\": 1000", Clock.fixed(now, ZoneOffset.UTC));

        List<String> expected = newest(from);
        assertThat(result.matches()).extracting(m -> m.article().url()).containsExactlyElementsOf(expected);
        assertThat(result.stoppedBy()).isEqualTo(StoppedBy.PERIOD);
        assertThat(result.share()).isEqualTo(1);
        assertThat(result.readFrom()).isEqualTo(from);
        assertThat(result.readTo()).isEqualTo(now);
        assertThat(result.unreadable()).isEqualTo(1);
        assertThat(result.articlesRead())
                .isEqualTo(all.stream().filter(at -> !at.isBefore(from)).count() + 2);
        Map<LocalDate, Integer> byDay = new HashMap<>();
        expected.forEach(url -> byDay.merge(LocalDate.ofInstant(matching.get(url), ZoneOffset.UTC), 1, Integer::sum));
        assertThat(result.days()).allSatisfy(day -> {
            assertThat(day.articles()).isEqualTo(byDay.getOrDefault(day.day(), 0));
            assertThat(day.stories()).isEqualTo(day.articles());
        });
        assertThat(result.days()).filteredOn(Day::complete).hasSize(6);
    }

    @Test
    void aMatchHasTheProofThatItsAlertWouldHave() {
        DryRunResult result = run("\"limit\": 1", Clock.fixed(now, ZoneOffset.UTC));

        MatchedArticle match = result.matches().get(0);
        assertThat(match.actors()).extracting(actor -> actor.id()).containsExactly(MADURO, RUSSIA);
        assertThat(match.pairs()).isNotEmpty();
        assertThat(match.evidence()).singleElement().satisfies(proof -> {
            assertThat(proof.text()).contains("Maduro met Russia");
            assertThat(proof.mentions()).hasSize(2);
        });
    }

    @Test
    void atTheLimitItStopsWithTheNewestAndSaysHowMuchItRead() {
        DryRunResult result = run("\"period\": \"P10D\", \"limit\": 25", Clock.fixed(now, ZoneOffset.UTC));

        List<String> expected = newest(now.minus(SPAN)).subList(0, 25);
        assertThat(result.matches()).extracting(m -> m.article().url()).containsExactlyElementsOf(expected);
        assertThat(result.stoppedBy()).isEqualTo(StoppedBy.LIMIT);
        Instant oldest = matching.get(expected.get(24));
        assertThat(result.readFrom()).isEqualTo(oldest);
        assertThat(result.share())
                .isCloseTo((double) Duration.between(oldest, now).toMillis() / SPAN.toMillis(), within(1e-9));
    }

    @Test
    void whenItsTimeIsUpItTellsWhatItHasAndTheShareThatWasRead() {
        // A millisecond passes with every look at the clock, which is one for each record.
        DryRunResult result = run("\"period\": \"P10D\", \"limit\": 1000", new Ticking(now), Duration.ofSeconds(5));

        assertThat(result.stoppedBy()).isEqualTo(StoppedBy.TIME);
        assertThat(result.share()).isBetween(0.01, 0.9);
        assertThat(Duration.between(result.readFrom(), result.readTo()).toMillis())
                .isEqualTo(Math.round(result.share() * SPAN.toMillis()));
        assertThat(result.matches())
                .extracting(m -> m.article().url())
                .containsExactlyElementsOf(newest(result.readFrom()));
        assertThat(result.articlesRead())
                .isGreaterThanOrEqualTo(all.stream()
                        .filter(at -> !at.isBefore(result.readFrom()))
                        .count());
    }

    @Test
    void backfilledArticlesCountWhereTheWatchAsksForThem() {
        DryRunResult without = run("\"period\": \"PT1H\"", Clock.fixed(now, ZoneOffset.UTC));
        DryRunResult with = run("\"period\": \"PT1H\", \"backfill\": true", Clock.fixed(now, ZoneOffset.UTC));

        assertThat(with.matches()).hasSize(without.matches().size() + 1);
    }

    @Test
    void noGroupAppearsAndNothingIsCommitted() throws Exception {
        run("\"period\": \"P7D\"", Clock.fixed(now, ZoneOffset.UTC));

        assertThat(newsroom.groups()).isEmpty();
    }

    @Test
    void aBrokerThatIsAwayIsToldAsSuch() {
        try (Newsroom away = new Newsroom()) {
            away.shut();

            assertThatThrownBy(() -> run(away, "\"period\": \"P7D\"", Clock.systemUTC(), Duration.ofSeconds(20)))
                    .isInstanceOf(BrokerAway.class);
        }
    }

    private List<String> newest(Instant from) {
        return matching.entrySet().stream()
                .filter(article -> !article.getValue().isBefore(from))
                .sorted(Map.Entry.<String, Instant>comparingByValue(Comparator.reverseOrder()))
                .map(Map.Entry::getKey)
                .toList();
    }

    private DryRunResult run(String more, Clock clock) {
        return run(more, clock, Duration.ofSeconds(20));
    }

    private DryRunResult run(String more, Clock clock, Duration limit) {
        return run(newsroom, more, clock, limit);
    }

    private static DryRunResult run(Newsroom newsroom, String more, Clock clock, Duration limit) {
        DryRunRequest request =
                DryRunRequest.parse("""
                    {"name": "try", "actors": ["%s", "%s"], %s}\
                    """.formatted(MADURO, RUSSIA, more).getBytes(StandardCharsets.UTF_8));
        DryRun dryRun =
                new DryRun(limit, new Forecast(new StoryRule(Duration.ofDays(3), 0.6)), new SourceName(), clock);
        try (Consumer<byte[], byte[]> consumer = newsroom.consumer()) {
            return dryRun.run(request, Caller.LOCAL, consumer);
        }
    }

    /** Time passes by being asked for. */
    private static final class Ticking extends Clock {
        private final AtomicLong millis;

        Ticking(Instant start) {
            millis = new AtomicLong(start.toEpochMilli());
        }

        @Override
        public Instant instant() {
            return Instant.ofEpochMilli(millis.getAndIncrement());
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            throw new UnsupportedOperationException();
        }
    }
}
