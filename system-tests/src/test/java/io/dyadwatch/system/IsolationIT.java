package io.dyadwatch.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

/** One subscriber's trouble is nobody else's. What waits is held by the test, so that counts and order tell, not time. */
class IsolationIT {
    private static final int ENDPOINTS = 200;
    private static final int ARTICLES = 3;
    private static final int BACKLOG = 10_000;
    private static final int ALERTS = 10;

    /** No attempt ends by itself before the test is over. */
    private static Map<String, String> patient() {
        Map<String, String> settings = new LinkedHashMap<>(RunningSystem.UNLIMITED);
        settings.put("DYADWATCH_ALERT_REQUEST_TIMEOUT", "PT2M");
        settings.put("DYADWATCH_ALERT_LEASE", "PT5M");
        return settings;
    }

    @Test
    void a_hundred_endpoints_that_never_answer_keep_nothing_from_a_hundred_that_do() {
        try (RunningSystem system =
                RunningSystem.start(EmbeddedStores.start("hanging"), "hanging", 1, patient())) {
            Fleet fleet = new Fleet(system, ENDPOINTS, 2);
            Predicate<String> hanging = path -> Fleet.number(path) % 4 < 2;
            system.receiver.hangs(hanging);
            int wanted = 0;
            for (int i = 0; i < ARTICLES * 2; i++) {
                wanted += fleet.post() / 2;
            }

            awaitReceived(system, hanging.negate(), wanted);

            assertThat(system.query("select distinct state from delivery where reason is not null")).isEmpty();
            assertThat(system.query("select delivery_id from attempt where error is not null")).isEmpty();
            assertThat(system.receiver.held()).isPositive();
            system.receiver.release();
        }
    }

    @Test
    void ten_thousand_deliveries_that_wait_for_one_subscriber_keep_nothing_from_another() {
        try (RunningSystem system =
                RunningSystem.start(EmbeddedStores.start("waiting"), "waiting", 1, patient())) {
            Fleet fleet = new Fleet(system, 1, 1);
            String slow = "/backlog/0";
            String endpoint = system.deployment().registerReceiver(slow);
            system.receiver.hangs(slow::equals);
            Backlog.add(system, endpoint, BACKLOG);
            await().atMost(Duration.ofMinutes(1)).until(() -> system.receiver.held() > 0);

            for (int i = 0; i < ALERTS; i++) {
                fleet.post();
            }

            awaitReceived(system, Fleet.path(0)::equals, ALERTS);
            await().atMost(Duration.ofMinutes(1))
                    .untilAsserted(() -> assertThat(system.query("select endpoint_id, count(*) from delivery"
                                    + " where target = 'webhook' and state = 'pending' group by endpoint_id"))
                            .isEqualTo(List.of(endpoint)));
            assertThat(Backlog.left(system)).isEqualTo(BACKLOG);
            system.receiver.release();
        }
    }

    private static void awaitReceived(RunningSystem system, Predicate<String> paths, int count) {
        await().atMost(Duration.ofMinutes(1))
                .until(() -> system.receiver.received().stream()
                                .filter(r -> paths.test(r.path()))
                                .count()
                        >= count);
    }
}
