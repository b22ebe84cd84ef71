package io.dyadwatch.cli.status;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.dyadwatch.cli.kafka.KafkaAccess;
import io.dyadwatch.cli.redrive.RedriveCommand;
import io.dyadwatch.cli.terminal.Screen;
import io.dyadwatch.contracts.Headers;
import io.dyadwatch.contracts.Json;
import io.dyadwatch.contracts.Topics;
import io.dyadwatch.localstack.EmbeddedKafka;
import io.dyadwatch.localstack.Ports;
import io.dyadwatch.localstack.TopicProvisioner;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class StatusCommandTest {
    private static final Instant NOW = Instant.parse("2026-11-20T09:00:00Z");
    private static final String UP = "{\"status\":\"UP\",\"checks\":[]}";
    private static final String ALERT_METRICS = """
            dyadwatch_alert_deliveries_waiting 3.0
            dyadwatch_alert_deliveries_due 0.0
            dyadwatch_alert_oldest_due_seconds 0.0
            dyadwatch_alert_deliveries_dead 0.0
            dyadwatch_alert_circuits{state="open"} 0.0
            dyadwatch_alert_sending_paused 0.0
            dyadwatch_alert_brake_engaged 0.0
            """;

    private EmbeddedKafka kafka;
    private Service ingest;
    private Service enrich;
    private Service alert;

    @BeforeAll
    void startKafka(@TempDir Path data) {
        kafka = EmbeddedKafka.start(data, 0);
        new TopicProvisioner(kafka.bootstrapServers()).provision((short) 1);
    }

    @AfterAll
    void stopKafka() {
        kafka.close();
    }

    @BeforeEach
    void startServices() throws IOException {
        ingest = new Service();
        enrich = new Service();
        enrich.metrics = "dyadwatch_enrich_vocabulary_info{version=\"0123456789ab\"} 1.0\n";
        alert = new Service();
        alert.metrics = ALERT_METRICS;
    }

    @AfterEach
    void stopServices() {
        List.of(ingest, enrich, alert).forEach(Service::close);
    }

    @Test
    void aSystemThatIsWellSaysSoAndWhatItDoesNotKnowIsUnknown() {
        Screen screen = new Screen();

        int exit = status(screen);

        assertThat(screen.out())
                .startsWith("All is well at 2026-11-20T09:00:00Z\n")
                .contains("alert-service   ready")
                .contains("deliveries      3 waiting, 0 due, the oldest for 0.0 s, 0 given up")
                .contains("canary          unknown")
                .contains("feeds           unknown")
                .contains("silent sources  unknown")
                .contains("vocabulary      0123456789ab")
                .contains("enrich          not behind");
        assertThat(exit).isZero();
    }

    @Test
    void aCanaryThatIsSwitchedOffIsNothingWrong() {
        alert.metrics =
                ALERT_METRICS + "dyadwatch_canary_enabled 0\ndyadwatch_canary_last_success_timestamp_seconds 0\n";
        Screen off = new Screen();
        assertThat(status(off)).as(off.out()).isZero();

        alert.metrics =
                ALERT_METRICS + "dyadwatch_canary_enabled 1\ndyadwatch_canary_last_success_timestamp_seconds 0\n";
        Screen never = new Screen();
        assertThat(status(never)).isEqualTo(1);
        assertThat(never.out()).contains("no canary has come through yet");
    }

    @Test
    void feedsAreCountedByHowTheyAreDoing() {
        ingest.metrics = """
                dyadwatch_ingest_feeds{standing="well"} 5.0
                dyadwatch_ingest_feeds{standing="failing"} 2.0
                dyadwatch_ingest_feeds{standing="gone"} 1.0
                dyadwatch_ingest_feeds_overdue_seconds 0.5
                """;
        Screen failing = new Screen();
        assertThat(status(failing)).isZero();
        assertThat(failing.out())
                .contains("feeds           8, 3 of them failing")
                .contains("to look at:\n  - feeds bring nothing");

        ingest.metrics = ingest.metrics.replace("seconds 0.5", "seconds 120");
        Screen late = new Screen();
        assertThat(status(late)).isEqualTo(1);
        assertThat(late.out()).contains("- a feed has been due for 120 s");
    }

    @Test
    void whatIsWrongIsNamed() {
        enrich.ready = 503;
        enrich.health = "{\"status\":\"DOWN\",\"checks\":[{\"name\":\"stream\",\"status\":\"DOWN\","
                + "\"data\":{\"state\":\"RE\\u001b[2JBALANCING\"}},{\"name\":\"fine\",\"status\":\"UP\"}]}";
        alert.metrics = ALERT_METRICS.replace("paused 0", "paused 1").replace("dead 0", "dead 2")
                + "dyadwatch_canary_enabled 1.0\ndyadwatch_canary_last_success_timestamp_seconds "
                + (NOW.getEpochSecond() - 600) + "\n";
        ingest.close();
        Screen screen = new Screen();

        int exit = status(screen);

        assertThat(exit).isEqualTo(1);
        assertThat(screen.out())
                .startsWith("Something is wrong")
                .contains("ingest-service  down")
                .contains("- stream: state RE\uFFFD[2JBALANCING")
                .contains("- enrich-service at " + enrich.url() + " is not ready")
                .contains("- sending is paused")
                .contains("- the last canary came through 10 min ago")
                .contains("to look at:\n  - deliveries were given up")
                .doesNotContain("\u001b", "fine");
    }

    @Test
    void deadLettersSinceTheLastRedriveAreCountedWithTheNewestReason() throws Exception {
        try (Producer<byte[], byte[]> producer = new KafkaAccess(kafka.bootstrapServers(), Map.of()).producer()) {
            for (int i = 0; i < 3; i++) {
                ProducerRecord<byte[], byte[]> letter = new ProducerRecord<>(
                        Topics.ARTICLE_DLQ.name(), i, NOW.minusSeconds(i).toEpochMilli(), null, new byte[] {1});
                Headers.deadLetter(Topics.ARTICLE.name(), 0, i, "reason-" + i, "error")
                        .forEach((name, value) -> letter.headers().add(name, value.getBytes(UTF_8)));
                producer.send(letter).get();
            }
        }
        Screen screen = new Screen();

        int exit = status(screen, "-o", "json");

        JsonNode overview = Json.read(screen.out().getBytes(UTF_8), JsonNode.class);
        assertThat(exit).isEqualTo(1);
        assertThat(overview.at("/verdict").asText()).isEqualTo("wrong");
        assertThat(overview.at("/deadLetters/0/waiting").asLong()).isEqualTo(3);
        assertThat(overview.at("/deadLetters/0/newestReason").asText()).isEqualTo("reason-0");
        assertThat(overview.at("/deadLetters/1/waiting").asLong()).isZero();
        assertThat(overview.has("sourcesSilent")).isFalse();
        new CommandLine(new RedriveCommand(new Screen().terminal(), Clock.systemUTC()))
                .execute("--skip", "--bootstrap-servers", kafka.bootstrapServers());
    }

    @Test
    void whoeverIsNotLetInCannotSayThatAllIsWell() {
        alert.refuses = true;
        Screen screen = new Screen();

        int exit = status(screen);

        assertThat(exit).isEqualTo(2);
        assertThat(screen.out())
                .startsWith("It is not known whether all is well")
                .contains("metrics of alert-service");
    }

    @Test
    void theEnvironmentMaySayWhereTheServicesAre() {
        Map<String, String> environment = Map.of(
                "INGEST_URL",
                ingest.url(),
                "ENRICH_URL",
                enrich.url() + "," + ingest.url(),
                "ALERT_URL",
                "http://127.0.0.1:" + Ports.free());
        Screen screen = new Screen();

        int exit = new CommandLine(new StatusCommand(screen.terminal(), environment, Clock.fixed(NOW, ZoneOffset.UTC)))
                .execute("--bootstrap-servers", kafka.bootstrapServers(), "--alert-url", alert.url());

        assertThat(exit).as(screen.out()).isZero();
        assertThat(screen.out())
                .contains("enrich-service  ready      " + enrich.url())
                .contains("enrich-service  ready      " + ingest.url())
                .contains("alert-service   ready      " + alert.url());
    }

    @Test
    void whereNobodyAnswersNothingIsKnown() {
        List.of(ingest, enrich, alert).forEach(Service::close);
        Screen screen = new Screen();

        int exit = status("127.0.0.1:" + Ports.free(), screen);

        assertThat(exit).isEqualTo(2);
        assertThat(screen.out()).contains("Kafka at 127.0.0.1").contains("dead letters    unknown");
    }

    private int status(Screen screen, String... arguments) {
        return status(kafka.bootstrapServers(), screen, arguments);
    }

    private int status(String bootstrapServers, Screen screen, String... arguments) {
        List<String> all = new ArrayList<>(List.of(arguments));
        all.addAll(List.of("--bootstrap-servers", bootstrapServers));
        all.addAll(List.of("--ingest-url", ingest.url(), "--enrich-url", enrich.url(), "--alert-url", alert.url()));
        return new CommandLine(new StatusCommand(screen.terminal(), Map.of(), Clock.fixed(NOW, ZoneOffset.UTC)))
                .execute(all.toArray(String[]::new));
    }

    /** What every service answers of itself, as a test wants it. */
    private static final class Service implements AutoCloseable {
        private final HttpServer server;
        private int ready = 200;
        private String health = UP;
        private String metrics = "";
        private boolean refuses;

        Service() throws IOException {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.createContext("/q/health/ready", exchange -> answer(exchange, ready, health));
            server.createContext("/q/metrics", exchange -> answer(exchange, refuses ? 401 : 200, metrics));
            server.start();
        }

        String url() {
            return "http://127.0.0.1:" + server.getAddress().getPort();
        }

        private static void answer(HttpExchange exchange, int status, String body) throws IOException {
            byte[] bytes = body.getBytes(UTF_8);
            exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
        }

        @Override
        public void close() {
            server.stop(0);
        }
    }
}
