package io.dyadwatch.alert.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion;
import io.dyadwatch.contracts.Alert;
import io.dyadwatch.contracts.AlertMatched;
import io.dyadwatch.contracts.AlertUpdated;
import io.dyadwatch.contracts.Json;
import io.dyadwatch.contracts.Schemas;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WebhookBodyTest {
    private static final ObjectMapper JSON = Json.mapper();
    private static final Instant NOW = Instant.parse("2026-11-20T09:01:03Z");
    private static final String URL = "https://dyadwatch.example";

    private final WebhookBody bodies = new WebhookBody(URL);
    private final JsonSchema schema = schema();

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void everyBodyIsSmallFitsItsSchemaAndEveryAlertIsNamedOnce(long seed) throws IOException {
        RandomAlerts random = new RandomAlerts(seed);
        List<Alert> alerts = Stream.generate(random::next).limit(1000).toList();

        List<UUID> named = new ArrayList<>();
        for (Parcel parcel : parcels(alerts)) {
            byte[] body = parcel.body(AlertMatched.TYPE, NOW);
            assertThat(body).hasSizeLessThanOrEqualTo(20_000);
            assertThat(schema.validate(JSON.readTree(body))).isEmpty();
            List<Alert> shown = Json.read(body, AlertMatched.class).data().alerts();
            for (int i = 0; i < shown.size(); i++) {
                check(shown.get(i), parcel.items().get(i).alert());
                named.add(shown.get(i).id());
            }
        }
        assertThat(named).isEqualTo(alerts.stream().map(Alert::id).toList());
    }

    @Test
    void anAlertThatFitsIsShownWholeWithWhereItIsRead() {
        Alert alert = RandomAlerts.plain();

        Alert shown = shown(List.of(alert)).get(0);

        assertThat(shown).isEqualTo(alert.shown(false, URL + "/v1/alerts/" + alert.id()));
    }

    @Test
    void sentencesBeyondTheFirstGoFirst() {
        Alert alert = RandomAlerts.withSentences(20, 1500);

        Alert shown = shown(List.of(alert)).get(0);

        assertThat(shown.truncated()).isTrue();
        assertThat(shown.evidence()).isEqualTo(alert.evidence().subList(0, 5));
        assertThat(shown.pairs()).isEqualTo(alert.pairs());
    }

    @Test
    void thenALongSentenceIsShownAroundItsMentions() {
        Alert alert = RandomAlerts.withSentences(1, 100_000);

        Alert.Proof shown = shown(List.of(alert)).get(0).evidence().get(0);

        assertThat(shown.text().codePointCount(0, shown.text().length())).isEqualTo(600);
        assertThat(shown.mentions()).isEqualTo(alert.evidence().get(0).mentions());
        assertThat(shown.start()).isPositive();
    }

    @Test
    void anUpdateNamesItsOwnTypeAndSchema() {
        AlertUpdated body =
                Json.read(bodies.of(AlertUpdated.TYPE, NOW, List.of(RandomAlerts.plain())), AlertUpdated.class);

        assertThat(body.type()).isEqualTo("alert.updated");
        assertThat(body.schema()).isEqualTo("alert-updated.v1");
    }

    /** What is shown is a part of the alert, and its offsets still count in the article. */
    private static void check(Alert shown, Alert whole) {
        assertThat(shown.id()).isEqualTo(whole.id());
        assertThat(shown.url()).isEqualTo(URL + "/v1/alerts/" + whole.id());
        assertThat(shown.story().sourceCount()).isEqualTo(whole.story().sourceCount());
        boolean isWhole = shown.shown(false, URL).equals(whole.shown(false, URL));
        assertThat(shown.truncated()).isEqualTo(!isWhole);
        assertThat(shown.evidence()).isNotEmpty();
        for (int i = 0; i < shown.evidence().size(); i++) {
            Alert.Proof part = shown.evidence().get(i);
            Alert.Proof all = whole.evidence().get(i);
            assertThat(part.text()).isEqualTo(slice(all, part.start(), part.end()));
            assertThat(all.mentions()).containsAll(part.mentions());
            for (Alert.ProofMention mention : part.mentions()) {
                assertThat(mention.text()).isEqualTo(slice(part, mention.start(), mention.end()));
            }
        }
    }

    private static String slice(Alert.Proof proof, int start, int end) {
        String text = proof.text();
        int from = text.offsetByCodePoints(0, start - proof.start());
        return text.substring(from, text.offsetByCodePoints(from, end - start));
    }

    private List<Alert> shown(List<Alert> alerts) {
        return Json.read(bodies.of(AlertMatched.TYPE, NOW, alerts), AlertMatched.class)
                .data()
                .alerts();
    }

    private List<Parcel> parcels(List<Alert> alerts) {
        List<Parcel> parcels = new ArrayList<>(List.of(new Parcel(bodies)));
        for (Alert alert : alerts) {
            NewDeliveries.Item item = new NewDeliveries.Item(alert, NOW, Optional.empty());
            if (!parcels.get(parcels.size() - 1).add(item)) {
                parcels.add(new Parcel(bodies));
                assertThat(parcels.get(parcels.size() - 1).add(item)).isTrue();
            }
        }
        return parcels;
    }

    private static JsonSchema schema() {
        Map<String, String> documents = new HashMap<>();
        Arrays.stream(Schemas.values())
                .forEach(each -> documents.put("https://dyadwatch.io/schema/" + each.title() + ".json", each.document()));
        JsonSchemaFactory factory = JsonSchemaFactory.getInstance(
                SpecVersion.VersionFlag.V202012,
                builder -> builder.schemaLoaders(loaders -> loaders.schemas(documents)));
        return factory.getSchema(
                Schemas.ALERT_MATCHED.document(),
                SchemaValidatorsConfig.builder().formatAssertionsEnabled(true).build());
    }
}
