package io.dyadwatch.alert;

import static io.restassured.RestAssured.given;
import static io.restassured.RestAssured.when;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import io.dyadwatch.alert.delivery.Receiver;
import io.dyadwatch.alert.match.Articles;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.Test;

/** A database that the first version of the service left behind. */
@QuarkusTest
@TestProfile(KeptDataTest.Kept.class)
class KeptDataTest {
    private static final Duration SOON = Duration.ofSeconds(60);
    private static final String TRACE = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";
    private static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
    private static final String ENDPOINT = "11111111-1111-4111-8111-111111111111";
    private static final String WATCH = "22222222-2222-4222-8222-222222222222";
    private static final String DELIVERY = "44444444-4444-4444-8444-444444444444";

    @Inject
    DataSource database;

    /** A stack of its own, with the old data. */
    public static final class Kept implements QuarkusTestProfile {
        @Override
        public List<TestResourceEntry> testResources() {
            return List.of(new TestResourceEntry(LocalStack.class, Map.of("old-data", "old-data.sql")));
        }

        @Override
        public boolean disableGlobalTestResources() {
            return true;
        }
    }

    @Test
    void theEndpointItsSecretTheWatchTheAlertAndThePendingDeliveryGoOnWorking() throws Exception {
        await().atMost(SOON)
                .untilAsserted(() -> when().get("/q/health/ready").then().statusCode(200));
        try (Receiver receiver = new Receiver();
                KafkaTopics kafka =
                        new KafkaTopics(ConfigProvider.getConfig().getValue("kafka.bootstrap.servers", String.class))) {
            given().contentType("application/json")
                    .body(Map.of("url", receiver.url(), "description", "from before"))
                    .when()
                    .put("/v1/endpoints/" + ENDPOINT)
                    .then()
                    .statusCode(200)
                    .header("ETag", "\"2\"");
            execute("update delivery set next_attempt_at = now() where id = '" + DELIVERY + "'");

            await().atMost(SOON).until(() -> receiver.received().size() == 1);
            Receiver.Received kept = receiver.received().get(0);
            kept.verify(SECRET);
            assertThat(kept.header("webhook-id")).isEqualTo("msg_" + DELIVERY);
            assertThat(kept.body()).isEqualTo("{\"type\":\"alert.matched\",\"kept\":\"bytes ñ\"}");
            await().atMost(SOON)
                    .untilAsserted(() -> when().get("/v1/deliveries/" + DELIVERY)
                            .then()
                            .body("state", equalTo("delivered"))
                            .body("attempts.status", equalTo(List.of(500, 204))));
            when().get("/v1/alerts?watch=" + WATCH).then().statusCode(200).body("items", hasSize(1));
            when().get("/v1/watches/" + WATCH)
                    .then()
                    .statusCode(200)
                    .body("name", equalTo("kept"))
                    .body("version", equalTo(2));

            kafka.publish(Articles.article("https://a.example/" + UUID.randomUUID(), null), TRACE);
            await().atMost(SOON).until(() -> receiver.received().size() == 2);
            receiver.received().get(1).verify(SECRET);
        }
    }

    private void execute(String sql) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
