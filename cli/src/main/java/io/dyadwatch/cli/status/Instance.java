package io.dyadwatch.cli.status;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.dyadwatch.cli.http.Bearer;
import io.dyadwatch.cli.http.ServiceClient;
import io.dyadwatch.cli.terminal.Failure;
import io.dyadwatch.contracts.Json;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One instance of a service, as it answered.
 *
 * @param service its name
 * @param state whether it can do its work
 * @param reasons why not: each check that failed, with what it says
 * @param unasked why its metrics are not known; absent where they are
 * @param metrics none where they are not known
 */
record Instance(
        String service,
        String url,
        State state,
        List<String> reasons,
        @Nullable String unasked,
        @JsonIgnore Metrics metrics) {
    private static final ObjectMapper MAPPER = Json.mapper();
    private static final int OK = 200;

    enum State {
        ready("ready"),
        notReady("not ready"),
        down("down");

        private final String words;

        State(String words) {
            this.words = words;
        }

        String words() {
            return words;
        }
    }

    /** Asks an instance how it is. */
    static Instance asked(String service, String url, Bearer bearer) {
        ServiceClient client = new ServiceClient(url, bearer);
        List<String> reasons;
        try {
            ServiceClient.Answer ready = client.get("/q/health/ready");
            reasons = ready.status() == OK ? List.of() : failed(ready);
        } catch (Failure e) {
            return new Instance(service, url, State.down, List.of(message(e)), message(e), Metrics.NONE);
        }
        State state = reasons.isEmpty() ? State.ready : State.notReady;
        try {
            ServiceClient.Answer metrics = client.get("/q/metrics");
            return metrics.status() == OK
                    ? new Instance(service, url, state, reasons, null, Metrics.of(metrics.body()))
                    : new Instance(service, url, state, reasons, "HTTP status " + metrics.status(), Metrics.NONE);
        } catch (Failure e) {
            return new Instance(service, url, state, reasons, message(e), Metrics.NONE);
        }
    }

    /** The checks that are down, in MicroProfile Health's JSON. */
    private static List<String> failed(ServiceClient.Answer answer) {
        List<String> reasons = new ArrayList<>();
        try {
            for (JsonNode check : MAPPER.readTree(answer.body()).path("checks")) {
                if (!check.path("status").asText().equals("UP")) {
                    List<String> said = new ArrayList<>();
                    check.path("data")
                            .properties()
                            .forEach(each -> said.add(
                                    each.getKey() + " " + each.getValue().asText()));
                    String name = check.path("name").asText("a check");
                    reasons.add(said.isEmpty() ? name : name + ": " + String.join(", ", said));
                }
            }
        } catch (IOException e) {
            // Something else answers at this address.
            return List.of("HTTP status " + answer.status() + ", and no health in JSON");
        }
        return reasons.isEmpty() ? List.of("HTTP status " + answer.status()) : reasons;
    }

    private static String message(Failure failure) {
        return String.valueOf(failure.getMessage());
    }
}
