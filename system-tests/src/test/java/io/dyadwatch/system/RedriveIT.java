package io.dyadwatch.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.dyadwatch.contracts.Topics;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A fault makes dead letters of articles; it is mended, they are put back, and their alerts come. */
class RedriveIT {
    private static final int ARTICLES = 20;
    private static final Duration LIMIT = Duration.ofMinutes(1);

    @Test
    void deadLettersBecomeAlertsOnceTheirFaultIsMendedAndARedrive() throws SQLException {
        EmbeddedStores stores = EmbeddedStores.start("redrive");
        try (RunningSystem system = RunningSystem.start(stores, "redrive", 1, RunningSystem.UNLIMITED);
                TopicLog<byte[]> letters = new TopicLog<>(stores.bootstrapServers(), Topics.ENRICHED_ARTICLE_DLQ)) {
            String endpoint = system.deployment().registerReceiver();
            system.deployment().watch(endpoint, "nicolas-maduro", "russia", "sentence");
            // A rule that no alert keeps: the database refuses them for good.
            execute(system, "alter table alert add constraint fault check (matched_at < timestamptz '2000-01-01')");
            Prose prose = new Prose(7);
            List<Map<String, Object>> articles =
                    IntStream.range(0, ARTICLES).mapToObj(prose::matching).toList();
            system.deployment().postAll(articles);
            await().atMost(LIMIT).until(() -> letters.records().size() == ARTICLES);
            await().atMost(LIMIT)
                    .untilAsserted(() -> assertThat(status(system).output())
                            .contains(
                                    Topics.ENRICHED_ARTICLE_DLQ.name() + ": " + ARTICLES + " since the last redrive"));
            execute(system, "alter table alert drop constraint fault");

            Command.Result first = redrive(system, "--limit", "5");
            Command.Result rest = redrive(system);

            assertThat(first.output()).as(first.output()).endsWith("5 put back\n");
            assertThat(rest.output()).as(rest.output()).endsWith(ARTICLES - 5 + " put back\n");
            await().atMost(LIMIT).until(() -> system.receiver.alerts().size() == ARTICLES);
            // Put back once more, as after a redrive that was cut off: nobody is told again.
            redrive(system, "--from", "1h");
            system.deployment().postAll(List.of(prose.matching(ARTICLES)));
            await().atMost(LIMIT).until(() -> system.receiver.alerts().size() > ARTICLES);
            assertThat(system.query("select count(*) from alert")).containsExactly(Integer.toString(ARTICLES + 1));
            assertThat(letters.records()).hasSize(ARTICLES);
            await().atMost(LIMIT).untilAsserted(() -> {
                Command.Result well = status(system);
                assertThat(well.exit()).as(well.output()).isZero();
            });
        }
    }

    private static Command.Result redrive(RunningSystem system, String... options) {
        return Command.dyadwatch(
                concat(new String[] {"redrive", "--bootstrap-servers", system.stores.bootstrapServers()}, options));
    }

    private static Command.Result status(RunningSystem system) {
        return Command.dyadwatch(
                "status",
                "--bootstrap-servers",
                system.stores.bootstrapServers(),
                "--ingest-url",
                url(system.ingest),
                "--enrich-url",
                url(system.enrich),
                "--alert-url",
                url(system.alert.get(0)));
    }

    private static String url(RunningService service) {
        return "http://127.0.0.1:" + service.port();
    }

    private static String[] concat(String[] some, String[] others) {
        return Stream.of(some, others).flatMap(Arrays::stream).toArray(String[]::new);
    }

    private static void execute(RunningSystem system, String sql) throws SQLException {
        try (Connection connection = system.connect();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
