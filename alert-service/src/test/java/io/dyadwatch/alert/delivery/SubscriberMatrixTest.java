package io.dyadwatch.alert.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.dyadwatch.alert.caller.Caller;
import io.dyadwatch.alert.database.PostgreSql;
import io.dyadwatch.alert.database.TestDatabase;
import io.dyadwatch.alert.endpoint.EndpointRequest;
import io.dyadwatch.alert.endpoint.Endpoints;
import io.dyadwatch.alert.page.PageRequest;
import io.dyadwatch.outbound.GuardedHttpClient;
import io.dyadwatch.outbound.Limits;
import io.dyadwatch.outbound.Network;
import io.dyadwatch.outbound.UrlGuard;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.threeten.extra.MutableClock;

/** Each way in which a subscriber may answer, and the exact state that follows, through the production client. */
@ExtendWith(PostgreSql.class)
class SubscriberMatrixTest {
    private static final Instant START = Instant.parse("2026-11-20T09:00:00Z");
    private static final UUID DELIVERY = new UUID(7, 7);
    /** The schedule's first delay, 5 s, longer by half of the 20 % it may be. */
    private static final String SCHEDULED = "5.5";

    private static final String SOUND = "places=4 failures=0 silences=0 rest=- opened=0";
    private static final String REFUSED = "places=4 failures=1 silences=0 rest=- opened=0";
    private static final String SILENT = "places=4 failures=1 silences=1 rest=- opened=0";

    @TempDir
    static Path folder;

    private static TestDatabase db;
    private static TestKeys otherHost;
    private static TestKeys selfSigned;

    private final MutableClock clock = MutableClock.of(START, ZoneOffset.UTC);
    private Instance instance;
    private Duration limit = Duration.ofSeconds(10);

    @BeforeAll
    static void prepareAll(TestDatabase database) throws Exception {
        db = database;
        otherHost = TestKeys.of(folder, "dns:other.example");
        selfSigned = TestKeys.of(folder, "ip:127.0.0.1");
    }

    @BeforeEach
    void prepare() {
        db.execute("truncate attempt, delivery, lane, operator_event, endpoint cascade");
        instance = Instance.of(db.database(), clock, Lanes.policy(4), Instance.always(0.75));
    }

    static Stream<Arguments> answers() {
        return Stream.of(
                arguments("200", "", "delivered", SOUND),
                arguments("204", "", "delivered", SOUND),
                arguments(
                        "301", "Location: /other", again("the answer was 301; redirects are never followed"), REFUSED),
                arguments(
                        "302", "Location: /other", again("the answer was 302; redirects are never followed"), REFUSED),
                arguments(
                        "307", "Location: /other", again("the answer was 307; redirects are never followed"), REFUSED),
                arguments(
                        "308", "Location: /other", again("the answer was 308; redirects are never followed"), REFUSED),
                arguments("400", "", again("the answer was 400"), REFUSED),
                arguments("404", "", again("the answer was 404"), REFUSED),
                arguments("408", "", again("the answer was 408"), REFUSED),
                arguments("429", "", again("the answer was 429"), halved(0, "-")),
                arguments("429", "Retry-After: 120", again("120", "the answer was 429"), halved(0, "120")),
                // Less than the schedule has: the schedule holds for the delivery, the wish for the endpoint.
                arguments("429", "Retry-After: 2", again("the answer was 429"), halved(0, "2")),
                arguments("429", "Retry-After: 0", again("the answer was 429"), halved(0, "1")),
                arguments("429", "Retry-After: -5", again("the answer was 429"), halved(0, "-")),
                arguments("429", "Retry-After: soon", again("the answer was 429"), halved(0, "-")),
                arguments(
                        "429",
                        "Retry-After: Fri, 20 Nov 2026 09:04:00 GMT",
                        again("240", "the answer was 429"),
                        halved(0, "240")),
                arguments(
                        "429",
                        "Retry-After: Fri, 20 Nov 2020 09:04:00 GMT",
                        again("the answer was 429"),
                        halved(0, "1")),
                // Ten years: a day at most for the delivery, ten minutes for the endpoint.
                arguments("429", "Retry-After: 315360000", again("86400", "the answer was 429"), halved(0, "600")),
                arguments(
                        "429",
                        "Retry-After: Thu, 20 Nov 2036 09:00:00 GMT",
                        again("86400", "the answer was 429"),
                        halved(0, "600")),
                // Of an answer that is about this delivery only, the endpoint's other deliveries do not wait.
                arguments("400", "Retry-After: 120", again("120", "the answer was 400"), REFUSED),
                arguments("500", "", again("the answer was 500"), SILENT),
                arguments("502", "", again("the answer was 502"), halved(1, "-")),
                arguments("503", "", again("the answer was 503"), SILENT),
                arguments(
                        "503",
                        "Retry-After: 60",
                        again("60", "the answer was 503"),
                        "places=4 failures=1 silences=1 rest=60 opened=0"),
                arguments("504", "", again("the answer was 504"), halved(1, "-")));
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("answers")
    void anAnswerLeadsToTheNextState(String status, String header, String delivery, String lane) throws Exception {
        String head = "HTTP/1.1 " + status + " Words\r\n" + (header.isEmpty() ? "" : header + "\r\n");
        String body = status.equals("204") ? "\r\n" : "Content-Length: 4\r\n\r\nwhat";
        attempt(listener(), connection -> RawReceiver.write(connection, head + body));

        assertThat(delivery()).isEqualTo(delivery);
        assertThat(lane()).isEqualTo(lane);
        assertThat(endpoint()).isEqualTo("enabled");
        assertThat(events()).isEmpty();
        assertThat(db.column("select status || ' ' || answer from attempt"))
                .containsExactly(status + " " + (status.equals("204") ? "" : "what"));
    }

    @Test
    void goneDisablesTheEndpointAtOnceAndWhatWaitsForItEndsDead() throws Exception {
        attempt(
                listener(),
                connection -> RawReceiver.write(connection, "HTTP/1.1 410 Gone\r\nContent-Length: 0\r\n\r\n"),
                2);

        String reason = "the endpoint is disabled: it answered 410: it wants nothing more";
        assertThat(delivery()).isEqualTo("dead 1 - " + reason);
        assertThat(db.column("select state || ' ' || attempts || ' ' || reason from delivery where id <> '" + DELIVERY
                        + "'"))
                .containsExactly("dead 0 " + reason);
        assertThat(endpoint()).isEqualTo("disabled: it answered 410: it wants nothing more");
        assertThat(events()).containsExactly("operator.endpoint.disabled");
        assertThat(db.column("select next from attempt")).containsExactly("nothing: the endpoint is disabled");
    }

    @Test
    void aResetIsSilence() throws Exception {
        attempt(listener(), connection -> connection.setSoLinger(true, 0));

        assertSilence("the connection was reset before the end of the answer");
    }

    @Test
    void anEndOfTheConnectionWithoutAnAnswerIsSilence() throws Exception {
        attempt(listener(), connection -> {});

        assertSilence("the connection was reset before the end of the answer");
    }

    @Test
    void aRefusedConnectionIsSilence() throws Exception {
        ServerSocket listener = listener();
        listener.close();

        attempt("http://127.0.0.1:" + listener.getLocalPort() + "/", 1, client());

        assertSilence("the connection was refused");
    }

    @Test
    void aCertificateForAnotherHostIsSilence() throws Exception {
        try (RawReceiver receiver = new RawReceiver(otherHost.listener(), connection -> {});
                GuardedHttpClient client = otherHost.trusted(this::client)) {
            attempt("https://127.0.0.1:" + receiver.port() + "/", 1, client);
        }

        assertSilence("TLS failed: the certificate is for another host");
    }

    @Test
    void aSelfSignedCertificateIsSilence() throws Exception {
        try (RawReceiver receiver = new RawReceiver(selfSigned.listener(), connection -> {});
                GuardedHttpClient client = client()) {
            attempt("https://127.0.0.1:" + receiver.port() + "/", 1, client);
        }

        assertSilence("TLS failed: the certificate is self-signed, or nobody who is trusted has signed it");
    }

    @Test
    void aHangIsSilence() throws Exception {
        limit = Duration.ofMillis(300);

        attempt(listener(), connection -> connection.getInputStream().readAllBytes());

        assertSilence("no complete answer within 0.3 s");
    }

    @Test
    void anAnswerThatDripsIsSilence() throws Exception {
        limit = Duration.ofMillis(300);

        attempt(listener(), connection -> {
            RawReceiver.write(connection, "HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n\r\n");
            while (true) {
                RawReceiver.write(connection, "x");
                Thread.sleep(20);
            }
        });

        assertSilence("no complete answer within 0.3 s");
    }

    @Test
    void aLengthThatIsMoreThanComesIsSilence() throws Exception {
        attempt(
                listener(),
                connection -> RawReceiver.write(connection, "HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\nshort"));

        assertSilence("the connection was closed before the end of the answer");
    }

    @Test
    void aLengthThatIsLessThanComesIsAnAnswer() throws Exception {
        attempt(
                listener(),
                connection -> RawReceiver.write(connection, "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nshort"));

        assertThat(delivery()).isEqualTo("delivered");
        assertThat(lane()).isEqualTo(SOUND);
        assertThat(db.column("select answer from attempt")).containsExactly("sh");
    }

    @Test
    void aBodyOfAGibibyteIsAnAnswerOfWhichTheFirstKibibyteIsKept() throws Exception {
        attempt(listener(), connection -> {
            RawReceiver.write(connection, "HTTP/1.1 200 OK\r\nContent-Length: 1073741824\r\n\r\n");
            byte[] mebibyte = "y".repeat(1 << 20).getBytes(java.nio.charset.StandardCharsets.US_ASCII);
            for (int i = 0; i < 1024; i++) {
                connection.getOutputStream().write(mebibyte);
            }
        });

        assertThat(delivery()).isEqualTo("delivered");
        assertThat(lane()).isEqualTo(SOUND);
        assertThat(db.column("select answer from attempt")).containsExactly("y".repeat(1024));
    }

    private void assertSilence(String reason) {
        assertThat(delivery()).isEqualTo(again(reason));
        assertThat(lane()).isEqualTo(SILENT);
        assertThat(endpoint()).isEqualTo("enabled");
        assertThat(events()).isEmpty();
        assertThat(db.column("select coalesce(status::text, '-') || ' ' || error || ' ' || next from attempt"))
                .containsExactly("- " + reason + " again at 2026-11-20T09:00:05.500Z");
    }

    private static String again(String reason) {
        return again(SCHEDULED, reason);
    }

    private static String again(String seconds, String reason) {
        return "pending 1 " + seconds + " " + reason;
    }

    private static String halved(int silences, String rest) {
        return "places=2 failures=1 silences=" + silences + " rest=" + rest + " opened=0";
    }

    private String delivery() {
        String row = db.column(
                        "select state || ' ' || attempts || ' ' || coalesce((extract(epoch from next_attempt_at - '"
                                + START
                                + "'))::float8::text, '-') || ' ' || coalesce(reason, '-') from delivery where id = '"
                                + DELIVERY + "'")
                .get(0);
        return row.equals("delivered 1 - -") ? "delivered" : row;
    }

    private String lane() {
        return db.column("select 'places=' || (4 >> halvings) || ' failures=' || failures || ' silences=' || silences"
                        + " || ' rest=' || coalesce((extract(epoch from rest_until - '" + START
                        + "'))::float8::text, '-') || ' opened=' || opened from lane")
                .get(0);
    }

    private String endpoint() {
        return db.column("select coalesce('disabled: ' || disabled_reason, 'enabled') from endpoint")
                .get(0);
    }

    private List<String> events() {
        return Lanes.events(db.database()).list(PageRequest.of(null, null)).items().stream()
                .map(event -> event.type())
                .toList();
    }

    private void attempt(ServerSocket listener, RawReceiver.Conduct conduct) throws Exception {
        attempt(listener, conduct, 1);
    }

    private void attempt(ServerSocket listener, RawReceiver.Conduct conduct, int deliveries) throws Exception {
        try (RawReceiver receiver = new RawReceiver(listener, conduct);
                GuardedHttpClient client = client()) {
            attempt("http://127.0.0.1:" + receiver.port() + "/", deliveries, client);
        }
    }

    /** The first attempt of the first of some deliveries to an endpoint that was well so far. */
    private void attempt(String url, int deliveries, GuardedHttpClient client) {
        UUID endpoint = new Endpoints(db.database(), clock)
                .create(Caller.LOCAL, new EndpointRequest(url, null))
                .id();
        db.execute("insert into lane (id, proven) values ('" + endpoint + "', true)");
        for (int i = 0; i < deliveries; i++) {
            clock.setInstant(START.minusSeconds(deliveries - i));
            db.database()
                    .transaction(connection -> new LedgerOutbox()
                            .write(connection, endpoint, "alert.matched", new byte[] {'{', '}'}, clock.instant()));
        }
        db.execute("update delivery set id = '" + DELIVERY + "' where created_at = '" + START.minusSeconds(deliveries)
                + "'");
        clock.setInstant(START);
        WebhookSender sender = new WebhookSender(client, any -> List.of(new byte[32]), clock, "Dyadwatch/1");
        Claim claim = instance.claim(1).get(0);
        instance.record(claim, sender.send(claim, (Claim.Goal.Webhook) claim.goal()));
    }

    private GuardedHttpClient client() {
        UrlGuard guard = new UrlGuard(List.of(Network.parse("127.0.0.1/32")), InetAddress::getAllByName);
        return new GuardedHttpClient(guard, Limits.DEFAULT.withTotal(limit));
    }

    private static ServerSocket listener() throws IOException {
        return new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    }
}
