package io.dyadwatch.alert.idempotency;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dyadwatch.alert.caller.Caller;
import io.dyadwatch.alert.database.Database;
import io.dyadwatch.alert.database.PostgreSql;
import io.dyadwatch.alert.database.Sql;
import io.dyadwatch.alert.database.StoredBytes;
import io.dyadwatch.alert.database.TestDatabase;
import io.dyadwatch.alert.secret.KeyRotation;
import io.dyadwatch.alert.secret.MissingKey;
import io.dyadwatch.alert.secret.Rings;
import io.dyadwatch.alert.secret.RowCipher;
import io.dyadwatch.contracts.InvalidRecord;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.threeten.extra.MutableClock;

@ExtendWith(PostgreSql.class)
class IdempotencyTest {
    private static final UUID OPERATOR = new UUID(0, 2);
    private static final byte[] BODY = "{\"url\":\"https://example.org\"}".getBytes(UTF_8);

    private final MutableClock clock = MutableClock.of(Instant.parse("2026-11-20T09:00:00Z"), ZoneOffset.UTC);
    private TestDatabase db;
    private Idempotency idempotency;

    @BeforeEach
    void prepare(TestDatabase database) {
        db = database;
        db.execute("create table made (id uuid primary key)");
        idempotency = withKeys("k1");
    }

    @Test
    void theSameRequestAgainIsAnsweredWithTheSameBytesAndMakesNothing() {
        Answer first = idempotency.once(request(Caller.LOCAL, "\"abc\"", BODY), this::making);
        clock.add(Duration.ofHours(24).minusMillis(1));
        Answer again = idempotency.once(request(Caller.LOCAL, "\"abc\"", BODY), this::making);

        assertThat(again.body()).isEqualTo(first.body());
        assertThat(again.location()).isEqualTo(first.location());
        assertThat(db.count("made")).isEqualTo(1);
        try (Response response = again.response()) {
            assertThat(response.getStatus()).isEqualTo(201);
            assertThat(response.getHeaderString("Location")).isEqualTo(first.location());
            assertThat(response.getHeaderString("ETag")).isEqualTo("\"1\"");
            assertThat(response.getEntity()).isEqualTo(first.body());
        }
    }

    @Test
    void withoutAKeyEachRequestMakesOne() {
        KeyedRequest request = KeyedRequest.of(Caller.LOCAL, List.of(), "POST /v1/things", BODY);

        idempotency.once(request, this::making);
        idempotency.once(request, this::making);

        assertThat(db.count("made")).isEqualTo(2);
        assertThat(db.count("idempotent_request")).isZero();
    }

    @Test
    void theSameKeyWithAnotherRequestIsRefusedByTheNameOfTheHeader() {
        idempotency.once(request(Caller.LOCAL, "abc", BODY), this::making);

        assertThatThrownBy(() -> idempotency.once(request(Caller.LOCAL, "abc", "{}".getBytes(UTF_8)), this::making))
                .isInstanceOfSatisfying(
                        InvalidRecord.class, e -> assertThat(e.field()).isEqualTo("Idempotency-Key"));
        KeyedRequest elsewhere = KeyedRequest.of(Caller.LOCAL, List.of("abc"), "POST /v1/others", BODY);
        assertThatThrownBy(() -> idempotency.once(elsewhere, this::making)).isInstanceOf(InvalidRecord.class);
        assertThat(db.count("made")).isEqualTo(1);
    }

    @Test
    void keysOfTwoSubscribersHaveNothingToDoWithEachOther() {
        idempotency.once(request(Caller.LOCAL, "abc", BODY), this::making);
        idempotency.once(request(OPERATOR, "abc", BODY), this::making);

        assertThat(db.count("made")).isEqualTo(2);
    }

    @Test
    void after24HoursAKeyIsNewAgain() {
        idempotency.once(request(Caller.LOCAL, "abc", BODY), this::making);
        clock.add(Duration.ofHours(24));

        idempotency.once(request(Caller.LOCAL, "abc", BODY), this::making);

        assertThat(db.count("made")).isEqualTo(2);
        assertThat(db.count("idempotent_request")).isEqualTo(1);
        clock.add(Duration.ofHours(24));
        idempotency.removeOld();
        assertThat(db.count("idempotent_request")).isZero();
    }

    @Test
    void aRequestThatFailedLeavesNothingAndMayComeAgain() {
        KeyedRequest request = request(Caller.LOCAL, "abc", BODY);

        assertThatThrownBy(() -> idempotency.once(request, () -> {
                    Database.Work<Answer> work = making();
                    return connection -> {
                        work.with(connection);
                        throw new InvalidRecord("url", "is refused");
                    };
                }))
                .isInstanceOf(InvalidRecord.class);

        assertThat(db.count("made")).isZero();
        assertThat(db.count("idempotent_request")).isZero();
        idempotency.once(request, this::making);
        assertThat(db.count("made")).isEqualTo(1);
    }

    @Test
    void twentyAtOnceMakeOneAndEachGetsItsAnswerOrIsToldToWait() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(20);
        CyclicBarrier together = new CyclicBarrier(20);
        Callable<String> ask = () -> {
            together.await();
            try {
                return new String(
                        idempotency
                                .once(request(Caller.LOCAL, "abc", BODY), this::making)
                                .body(),
                        UTF_8);
            } catch (StillRunning e) {
                return Integer.toString(e.getResponse().getStatus());
            }
        };
        Set<String> answers = new TreeSet<>();
        try {
            List<Future<String>> asked = new ArrayList<>();
            for (int i = 0; i < 20; i++) {
                asked.add(threads.submit(ask));
            }
            for (Future<String> answer : asked) {
                answers.add(answer.get());
            }
        } finally {
            threads.shutdownNow();
        }

        assertThat(db.count("made")).isEqualTo(1);
        answers.remove("409");
        assertThat(answers)
                .singleElement()
                .asString()
                .contains(db.column("select id from made").get(0));
    }

    @Test
    void whileTheFirstIsBeingWorkedOnTheSameKeyIsAConflict() {
        KeyedRequest request = request(Caller.LOCAL, "abc", BODY);

        Answer first = idempotency.once(request, () -> connection -> {
            assertThatThrownBy(() -> idempotency.once(request, this::making)).isInstanceOf(StillRunning.class);
            return making().with(connection);
        });

        assertThat(idempotency.once(request, this::making).body()).isEqualTo(first.body());
        assertThat(db.count("made")).isEqualTo(1);
    }

    @Test
    void anAnswerIsStoredEncryptedAndMovesToANewKeyLikeASecret() {
        KeyedRequest request = request(Caller.LOCAL, "abc", BODY);
        Answer first = idempotency.once(request, this::making);

        assertThat(StoredBytes.tablesWith(db, "a thing that nobody else may see"))
                .isEmpty();
        assertThatThrownBy(() -> withKeys("k2").once(request, this::making)).isInstanceOf(MissingKey.class);
        new KeyRotation(
                        db.database(),
                        new RowCipher(() -> Rings.of("k2", "k1")),
                        () -> Rings.of("k2", "k1"),
                        List.of(Idempotency.TABLE))
                .pass();
        assertThat(withKeys("k2").once(request, this::making).body()).isEqualTo(first.body());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a b", "naïve", "tab\t"})
    void whatIsNoKeyIsRefused(String key) {
        assertThatThrownBy(() -> request(Caller.LOCAL, key, BODY))
                .isInstanceOfSatisfying(
                        InvalidRecord.class, e -> assertThat(e.field()).isEqualTo("Idempotency-Key"));
    }

    @Test
    void aKeyHas255CharactersAtMostAndIsGivenOnce() {
        assertThat(request(Caller.LOCAL, "k".repeat(255), BODY).key()).isPresent();
        assertThatThrownBy(() -> request(Caller.LOCAL, "k".repeat(256), BODY)).isInstanceOf(InvalidRecord.class);
        assertThatThrownBy(() -> KeyedRequest.of(Caller.LOCAL, List.of("a", "b"), "POST /v1/things", BODY))
                .isInstanceOf(InvalidRecord.class);
    }

    private Database.Work<Answer> making() {
        UUID id = UUID.randomUUID();
        return connection -> {
            Sql.update(connection, "insert into made (id) values (?)", id);
            return Answer.made("/v1/things/" + id, 1, Map.of("id", id, "secret", "a thing that nobody else may see"));
        };
    }

    private Idempotency withKeys(String... ids) {
        return new Idempotency(db.database(), new RowCipher(() -> Rings.of(ids)), clock);
    }

    private static KeyedRequest request(UUID subscriber, String key, byte[] body) {
        return KeyedRequest.of(subscriber, List.of(key), "POST /v1/things", body);
    }
}
