package io.dyadwatch.alert.dryrun;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.apache.kafka.clients.consumer.Consumer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BackwardReaderTest {
    private final Instant now = Instant.now().minusSeconds(60);
    private static final int RECORDS = 24_000;
    private static final Duration SPAN = Duration.ofDays(10);

    private final Clock clock = Clock.fixed(now, ZoneOffset.UTC);
    private final Map<String, Instant> published = new HashMap<>();
    private Newsroom newsroom;

    /**
     * Each partition's timestamps grow, but each is up to six hours off, one in a hundred anywhere, and one day has half of
     * all records.
     */
    @BeforeAll
    void publish() {
        newsroom = new Newsroom();
        Random random = new Random(4);
        for (int i = 0; i < RECORDS; i++) {
            double place = i % 2 == 0 ? (double) i / RECORDS : 0.6 + 0.1 * i / RECORDS;
            Instant at = now.minus(SPAN).plusMillis((long) (place * SPAN.toMillis()));
            at = random.nextInt(100) == 0
                    ? now.minusMillis((long) (random.nextDouble() * SPAN.toMillis()))
                    : at.plusSeconds(random.nextInt(43_200) - 21_600);
            // The broker refuses what lies far in the future.
            at = at.isAfter(now) ? now : at;
            published.put("r" + i, at);
            newsroom.publish(at, random.nextInt(6), "r" + i, new byte[] {'{', '}'});
        }
        newsroom.flush();
    }

    @AfterAll
    void close() {
        newsroom.close();
    }

    @Test
    void everyRecordOfThePeriodIsReadOnceAndBeforeTheBorderPassesIt() {
        Instant from = now.minus(Duration.ofDays(7));
        Set<String> wanted = new HashSet<>();
        published.forEach((key, at) -> {
            if (at.toEpochMilli() >= from.toEpochMilli()) {
                wanted.add(key);
            }
        });
        Set<String> read = new HashSet<>();
        int slices = 0;
        try (Consumer<byte[], byte[]> consumer = newsroom.consumer()) {
            BackwardReader reader = new BackwardReader(consumer, Newsroom.TOPIC, from, now.plusSeconds(1), clock);

            while (!reader.isAtEnd()) {
                assertThat(reader.readSlice(record ->
                                assertThat(read.add(key(record.key()))).isTrue()))
                        .isTrue();
                slices++;
                long border = reader.border().toEpochMilli();
                assertThat(wanted.stream()
                                .filter(key -> published
                                                .getOrDefault(key, Instant.EPOCH)
                                                .toEpochMilli()
                                        >= border)
                                .filter(key -> !read.contains(key)))
                        .isEmpty();
            }
        }
        assertThat(read).isEqualTo(wanted);
        assertThat(slices).isGreaterThan(5);
    }

    @Test
    void anEmptyPeriodEndsAtOnce() {
        try (Consumer<byte[], byte[]> consumer = newsroom.consumer()) {
            BackwardReader reader = new BackwardReader(
                    consumer,
                    Newsroom.TOPIC,
                    now.plusSeconds(86_400),
                    now.plusSeconds(90_000),
                    Clock.fixed(now.plusSeconds(86_500), ZoneOffset.UTC));

            assertThat(reader.readSlice(record -> assertThat(record).isNull())).isTrue();
            assertThat(reader.isAtEnd()).isTrue();
        }
    }

    private static String key(byte[] key) {
        return new String(key, StandardCharsets.UTF_8);
    }
}
