package io.dyadwatch.alert.source;

import static org.assertj.core.api.Assertions.assertThat;

import io.dyadwatch.alert.database.Database;
import io.dyadwatch.alert.database.PostgreSql;
import io.dyadwatch.alert.database.TestDatabase;
import io.dyadwatch.alert.page.Page;
import io.dyadwatch.alert.page.PageRequest;
import io.dyadwatch.contracts.Article;
import io.dyadwatch.contracts.ArticleId;
import io.dyadwatch.contracts.Canary;
import io.dyadwatch.contracts.Via;
import java.lang.reflect.Proxy;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.threeten.extra.MutableClock;

@ExtendWith(PostgreSql.class)
class SourcesTest {
    private static final Instant START = Instant.parse("2026-11-16T06:00:00Z");

    private final MutableClock clock = MutableClock.of(START, ZoneOffset.UTC);
    private final Sightings sightings = new Sightings(clock);
    private TestDatabase db;
    private Sources sources;
    private SourceJob job;

    @BeforeEach
    void prepare(TestDatabase database) {
        db = database;
        sources = new Sources(db.database(), clock);
        job = new SourceJob(sightings, sources);
    }

    @Test
    void aSourceThatFallsSilentIsNamedAndOneThatGoesOnIsNot() {
        for (int i = 0; i < 30; i++) {
            see("example.org");
            see("example.net");
            job.write();
            clock.add(Duration.ofHours(1));
        }
        clock.add(Duration.ofHours(4));
        see("example.net");
        job.write();

        assertThat(names(true)).containsExactly("example.org");
        assertThat(names(false)).containsExactlyInAnyOrder("example.org", "example.net");
        Source silent = all(true).get(0);
        assertThat(silent.firstSeenAt()).isEqualTo(START);
        assertThat(silent.lastSeenAt()).isEqualTo(START.plus(Duration.ofHours(29)));
        assertThat(silent.typicalGap()).isEqualTo(Duration.ofHours(1));
        assertThat(silent.silentAfter()).isEqualTo(START.plus(Duration.ofHours(32)));
    }

    @Test
    @Timeout(60)
    void aStopDoesNotWaitForADatabaseThatHangs() {
        CountDownLatch answers = new CountDownLatch(1);
        DataSource hangs = (DataSource) Proxy.newProxyInstance(
                DataSource.class.getClassLoader(), new Class<?>[] {DataSource.class}, (proxy, method, arguments) -> {
                    answers.await();
                    throw new SQLException("too late", "08001");
                });
        see("example.org");

        new SourceJob(sightings, new Sources(new Database(hangs), clock)).close();

        assertThat(answers.getCount()).isEqualTo(1);
        answers.countDown();
    }

    @Test
    void archiveMaterialAndTheCanaryDoNotCount() {
        sightings.saw("archive.example", article("archive.example", clock.instant(), true));
        sightings.saw(Canary.SOURCE, article(Canary.SOURCE, clock.instant(), false));
        job.write();

        assertThat(names(false)).isEmpty();
    }

    @Test
    void anArticleFromTheFutureCountsAsOneOfNow() {
        sightings.saw("example.org", article("example.org", START.plus(Duration.ofDays(2)), false));
        job.write();

        assertThat(all(false)).extracting(Source::lastSeenAt).containsExactly(START);
    }

    @Test
    void ofTooManyThoseSeenLongestAgoGo() {
        sources = new Sources(db.database(), clock, 3);
        job = new SourceJob(sightings, sources);
        for (int i = 0; i < 5; i++) {
            see("s" + i + ".example");
            job.write();
            clock.add(Duration.ofMinutes(1));
        }

        assertThat(names(false)).containsExactly("s4.example", "s3.example", "s2.example");
    }

    @Test
    void aSourceThatNothingCameFromForAMonthIsForgotten() {
        see("gone.example");
        job.write();
        clock.add(Sources.FORGOTTEN.plusSeconds(1));
        job.write();

        assertThat(names(false)).isEmpty();
    }

    @Test
    void aListIsReadInParts() {
        for (int i = 0; i < 5; i++) {
            see("s" + i + ".example");
        }
        job.write();
        List<String> read = new ArrayList<>();
        @Nullable String next = null;
        do {
            Page<Source> page = sources.list(false, PageRequest.of(next, "2"));
            page.items().forEach(source -> read.add(source.name()));
            next = page.next();
        } while (next != null);

        assertThat(read)
                .containsExactlyInAnyOrder("s0.example", "s1.example", "s2.example", "s3.example", "s4.example");
    }

    @Test
    void twoInstancesThatSeeTheSameSourcesLearnOneRhythm() throws Exception {
        ExecutorService instances = Executors.newFixedThreadPool(2);
        try {
            for (int round = 0; round < 30; round++) {
                CyclicBarrier together = new CyclicBarrier(2);
                List<Future<?>> both = new ArrayList<>();
                for (int instance = 0; instance < 2; instance++) {
                    Map<String, Instant> seen = new HashMap<>();
                    for (int i = 0; i < 50; i++) {
                        seen.put("s" + i + ".example", clock.instant());
                    }
                    both.add(instances.submit(() -> {
                        together.await();
                        sources.write(seen);
                        return seen;
                    }));
                }
                for (Future<?> each : both) {
                    each.get();
                }
                clock.add(Duration.ofHours(1));
            }
        } finally {
            instances.shutdownNow();
        }

        assertThat(db.column("select distinct gaps || ' ' || typical_gap_ms from source"))
                .containsExactly("29 3600000");
    }

    @Test
    void whatCannotBeWrittenIsWrittenTheNextTime() {
        see("example.org");
        db.execute("alter table source rename to moved");
        job.write();
        db.execute("alter table moved rename to source");
        job.write();

        assertThat(names(false)).containsExactly("example.org");
    }

    private void see(String source) {
        sightings.saw(source, article(source, clock.instant(), false));
    }

    private List<Source> all(boolean silentOnly) {
        return sources.list(silentOnly, PageRequest.of(null, "200")).items();
    }

    private List<String> names(boolean silentOnly) {
        return all(silentOnly).stream().map(Source::name).toList();
    }

    private static Article article(String source, Instant fetchedAt, boolean backfill) {
        return new Article(
                ArticleId.ofContent(source, null, "text"),
                null,
                source,
                null,
                "text",
                null,
                null,
                fetchedAt,
                Via.API,
                backfill,
                List.of());
    }
}
