package io.dyadwatch.alert.ledger;

import static io.dyadwatch.alert.match.Articles.MADURO;
import static io.dyadwatch.alert.match.Articles.RUSSIA;
import static org.assertj.core.api.Assertions.assertThat;

import io.dyadwatch.alert.brake.FloodBrake;
import io.dyadwatch.alert.brake.Sending;
import io.dyadwatch.alert.caller.Caller;
import io.dyadwatch.alert.database.PostgreSql;
import io.dyadwatch.alert.database.Sql;
import io.dyadwatch.alert.database.TestDatabase;
import io.dyadwatch.alert.delivery.LedgerOutbox;
import io.dyadwatch.alert.intake.ArticleIntake;
import io.dyadwatch.alert.match.Articles;
import io.dyadwatch.alert.match.Lookup;
import io.dyadwatch.alert.match.SourceName;
import io.dyadwatch.alert.operator.OperatorEvents;
import io.dyadwatch.alert.watch.Definitions;
import io.dyadwatch.alert.watch.WatchDefinition;
import io.dyadwatch.alert.watch.Watches;
import io.dyadwatch.contracts.Alert;
import io.dyadwatch.contracts.AlertMatched;
import io.dyadwatch.contracts.Json;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.threeten.extra.MutableClock;

/** Every rule by which a subscriber is told or not told: straight, through restarts, over two instances, and at once. */
@ExtendWith(PostgreSql.class)
class SuppressionTest {
    private static TestDatabase db;

    private final UUID endpoint = UUID.randomUUID();
    private final MutableClock clock = MutableClock.of(Instant.parse("2026-11-20T09:00:00Z"), ZoneOffset.UTC);
    private final Map<String, Integer> alertsOfDay = new ConcurrentHashMap<>();
    private final Set<String> seen = new HashSet<>();

    /** One for all: each scenario has a watch of its own. */
    @BeforeAll
    static void prepare(TestDatabase database) {
        db = database;
    }

    /** How the service runs meanwhile. */
    enum Mode {
        ONE_INSTANCE,
        RESTARTED_BEFORE_EVERY_STEP,
        TWO_INSTANCES_IN_TURN,
        TWO_INSTANCES_AT_ONCE
    }

    /** What one instance is made of. */
    private record Instance(ArticleIntake intake, Digests digests, FloodBrake brake) {}

    static Stream<Arguments> everyScenarioInEveryMode() {
        return Arrays.stream(Scenarios.values())
                .flatMap(scenario -> Arrays.stream(Mode.values()).map(mode -> Arguments.of(scenario, mode)));
    }

    @ParameterizedTest(name = "{0}, {1}")
    @MethodSource("everyScenarioInEveryMode")
    void aSubscriberIsToldWhatTheRulesSay(Scenarios scenario, Mode mode) throws Exception {
        db.execute("insert into endpoint (id, subscriber_id, url, created_at) values ('" + endpoint + "', '"
                + Caller.LOCAL + "', 'https://example.org/hook', now())");
        Watches watches = new Watches(db.database(), clock);
        UUID watch = watches.create(Caller.LOCAL, definition(scenario.rules())).id();
        List<Instance> instances = List.of(instance(scenario), instance(scenario));
        ExecutorService threads = Executors.newFixedThreadPool(2);
        int turn = 0;
        try {
            for (Step step : scenario.steps()) {
                if (mode == Mode.RESTARTED_BEFORE_EVERY_STEP) {
                    instances = List.of(instance(scenario), instance(scenario));
                }
                clock.add(Duration.ofNanos(1000));
                int next = mode == Mode.TWO_INSTANCES_IN_TURN ? turn++ % 2 : 0;
                List<Instance> running = mode == Mode.TWO_INSTANCES_AT_ONCE ? instances : List.of(instances.get(next));
                run(step, running, threads, watches, watch, scenario);
            }
        } finally {
            threads.shutdownNow();
        }

        watches.delete(Caller.LOCAL, watch);
        String told = "select id from alert where outcome = 'sent' and watch_id = '" + watch + "' order by 1";
        String named = "select a.id from delivery_alert n join delivery d on d.id = n.delivery_id"
                + " join alert a on a.id = n.alert_id"
                + " where d.type = 'alert.matched' and a.watch_id = '" + watch + "' and d.target = ";
        assertThat(db.column(named + "'webhook' order by 1"))
                .as("each alert that was told is named in one webhook")
                .isEqualTo(db.column(told));
        assertThat(db.column(named + "'kafka' order by 1"))
                .as("and is one record on Kafka")
                .isEqualTo(db.column(told));
    }

    private void run(
            Step step, List<Instance> running, ExecutorService threads, Watches watches, UUID watch, Scenarios scenario)
            throws Exception {
        Silences silences = new Silences(db.database(), clock);
        if (step instanceof Step.Comes article) {
            take(running.get(0), article);
        } else if (step instanceof Step.ComeTogether together) {
            comeTogether(together.articles(), running, threads);
        } else if (step instanceof Step.Passes passes) {
            clock.add(passes.time());
            atOnce(running, threads, instance -> {
                while (instance.digests.endOne().isPresent()) {}
            });
        } else if (step instanceof Step.IsSilenced silenced) {
            silences.put(
                    Caller.LOCAL, watch, new Silences.Wanted(clock.instant().plus(silenced.time()), "a test"));
        } else if (step instanceof Step.IsHeardAgain) {
            silences.delete(Caller.LOCAL, watch);
        } else if (step instanceof Step.IsChanged changed) {
            watches.change(Caller.LOCAL, watch, definition(changed.rules()));
        } else if (step instanceof Step.IsDeleted) {
            watches.delete(Caller.LOCAL, watch);
        } else if (step instanceof Step.IsReleased) {
            running.get(0).brake.release(watch);
        } else if (step instanceof Step.Told told) {
            assertThat(newWebhooks())
                    .as("%s, where stand %s", scenario, outcomes(watch))
                    .containsExactlyInAnyOrderElementsOf(told.webhooks());
        } else if (step instanceof Step.Stand stand) {
            assertThat(outcomes(watch)).as("%s", scenario).isEqualTo(stand.outcomes());
        }
    }

    private void comeTogether(List<Step.Comes> articles, List<Instance> running, ExecutorService threads)
            throws Exception {
        if (running.size() == 1) {
            articles.forEach(article -> take(running.get(0), article));
            return;
        }
        atOnce(running, threads, instance -> {
            int first = running.indexOf(instance);
            for (int i = first; i < articles.size(); i += running.size()) {
                take(instance, articles.get(i));
            }
        });
    }

    private static void atOnce(List<Instance> running, ExecutorService threads, Consumer<Instance> work)
            throws Exception {
        CyclicBarrier start = new CyclicBarrier(running.size());
        List<Future<?>> done = new ArrayList<>();
        for (Instance instance : running) {
            done.add(threads.submit(() -> {
                start.await();
                work.accept(instance);
                return null;
            }));
        }
        for (Future<?> each : done) {
            each.get();
        }
    }

    private static void take(Instance instance, Step.Comes article) {
        List<String> sentences = article.sentences().stream()
                .map(said -> WireArticle.PAIR + " " + said)
                .toList();
        instance.intake.take(
                Json.write(WireArticle.of(
                        article.source(),
                        article.story(),
                        article.revision(),
                        Articles.fingerprint(article.story().charAt(0)),
                        sentences)),
                Optional.empty());
    }

    private Instance instance(Scenarios scenario) {
        OperatorEvents events = new OperatorEvents(db.database(), new LedgerOutbox(), new SimpleMeterRegistry());
        Sending sending = new Sending(db.database(), events, clock);
        FloodBrake brake = new FloodBrake(db.database(), sending, events, clock, 1_000_000, scenario.alertsPerMinute());
        AlertQuota quota = (connection, wanted, now) -> quota(scenario.alertsPerDay(), wanted, now);
        StoryRule rule = new StoryRule(Duration.ofDays(3), StoryRule.SAME_STORY);
        String url = "https://dyadwatch.example";
        Ledger ledger = new Ledger(db.database(), clock, rule, quota, brake::holds, url);
        return new Instance(
                new ArticleIntake(Lookup.in(new Watches(db.database(), clock)), ledger, new SourceName(), clock),
                new Digests(db.database(), clock, quota, brake::holds, url),
                brake);
    }

    private synchronized Map<UUID, Integer> quota(int perDay, Map<UUID, Integer> wanted, Instant now) {
        Map<UUID, Integer> given = new HashMap<>();
        wanted.forEach((subscriber, alerts) -> {
            String day = subscriber + " " + now.toString().substring(0, 10);
            int left = perDay - alertsOfDay.getOrDefault(day, 0);
            given.put(subscriber, Math.min(left, alerts));
            alertsOfDay.merge(day, Math.min(left, alerts), Integer::sum);
        });
        return given;
    }

    private List<String> newWebhooks() {
        @SuppressWarnings("ArrayRecordComponent") // never compared
        record Webhook(String id, byte[] body, boolean held) {}
        List<Webhook> webhooks = db.database()
                .read(connection -> Sql.query(
                        connection,
                        "select id, body, held from delivery where endpoint_id = ?",
                        row -> new Webhook(row.getString("id"), row.getBytes("body"), row.getBoolean("held")),
                        endpoint));
        return webhooks.stream()
                .filter(webhook -> seen.add(webhook.id))
                .map(webhook -> inWords(Json.read(webhook.body, AlertMatched.class)) + (webhook.held ? " held" : ""))
                .toList();
    }

    private static String inWords(AlertMatched body) {
        List<Alert> alerts = body.data().alerts();
        String stories = alerts.stream()
                .map(alert -> story(alert) + "(" + alert.story().sourceCount() + ")")
                .sorted()
                .collect(Collectors.joining(" "));
        String kept = alerts.stream()
                .flatMap(alert -> Stream.ofNullable(alert.suppressed()))
                .flatMap(suppressed -> suppressed.by().entrySet().stream())
                .map(by -> by.getKey() + ":" + by.getValue())
                .collect(Collectors.joining(" "));
        return body.type().replace("alert.", "") + " " + stories + (kept.isEmpty() ? "" : " after " + kept);
    }

    private static String outcomes(UUID watch) {
        List<String> outcomes = new ArrayList<>();
        db.database()
                .read(connection -> Sql.query(
                        connection,
                        "select body, outcome from alert where watch_id = ?",
                        row -> outcomes.add(
                                story(Json.read(row.getBytes("body"), Alert.class)) + "=" + row.getString("outcome")),
                        watch));
        return outcomes.stream().sorted().collect(Collectors.joining(" "));
    }

    /** The end of its article's URL. */
    private static String story(Alert alert) {
        String url = String.valueOf(alert.article().url());
        return url.substring(url.lastIndexOf('/') + 1);
    }

    private WatchDefinition definition(String rules) {
        return Definitions.parse("""
                {"name": "w", "actors": ["%s", "%s"], "endpoint": "%s" %s}""".formatted(MADURO, RUSSIA, endpoint, rules.isEmpty() ? "" : ", " + rules));
    }
}
