package io.dyadwatch.system.containers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.dyadwatch.localstack.wires.UsersFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** {@code compose.secure.yaml}, alone and with three brokers: everything works as without. */
@Tag("containers")
@Tag("soak")
class ComposeSecuredIT {
    @Test
    void the_demo_gets_its_alerts_and_the_canary_comes_through_and_plain_http_is_refused() throws IOException {
        Docker.assumeAnswers("the secured Compose file");
        Overrides receiver = withQuickCanary(new Overrides())
                .environment("alert-service", "DYADWATCH_ALERT_ALLOWED_NETWORKS", "127.0.0.1/32:8090");
        try (ComposeStack stack =
                ComposeStack.start("secured", List.of("compose.yaml", "compose.secure.yaml"), receiver)) {
            stack.demonstrate();
            awaitCanary(stack);
            ComposeStack.SERVICES.forEach((service, port) -> assertThat(answerToPlainHttp(stack, service, port))
                    .as(service)
                    .contains(" 403 "));
            Path wires = stack.secrets().resolve("wires");
            assertThat(stack.logs())
                    .doesNotContain(UsersFile.read(wires.resolve("kafka-users")).values())
                    .doesNotContain(stack.token("operator"), Files.readString(wires.resolve("postgres.key")));
        }
    }

    @Test
    void three_brokers_and_two_instances_of_each_service_do_their_work() {
        Docker.assumeAnswers("the secured Compose file with three brokers");
        List<String> files =
                List.of("compose.yaml", "compose.cluster.yaml", "compose.secure.yaml", "compose.secure-cluster.yaml");
        try (ComposeStack stack =
                ComposeStack.start("secured-cluster", files, withQuickCanary(Overrides.ofCluster()))) {
            awaitCanary(stack);
            stack.restart(stack.container("kafka-2"));
            awaitCanary(stack);
        }
    }

    private static Overrides withQuickCanary(Overrides overrides) {
        return overrides.environment("alert-service", "DYADWATCH_ALERT_CANARY_INTERVAL", "PT2S");
    }

    /** More than two, so that one was posted after this began; each goes through every hop to a webhook. */
    private static void awaitCanary(ComposeStack stack) {
        double before = came(stack);
        await("a canary")
                .atMost(Duration.ofMinutes(2))
                .pollInterval(Duration.ofSeconds(1))
                .until(() -> came(stack) > before + 2);
    }

    private static double came(ComposeStack stack) {
        return stack.containers().getOrDefault("alert-service", List.of()).stream()
                .map(container -> stack.metrics(container, "alert-service").samples())
                .mapToDouble(samples -> samples.getOrDefault("dyadwatch_canary_seconds_count", 0.0))
                .sum();
    }

    /** The first line, as another container gets it. */
    private static String answerToPlainHttp(ComposeStack stack, String service, int port) {
        String asked = "exec 3<>/dev/tcp/" + service + "/" + port
                + "; printf 'GET /q/health/ready HTTP/1.0\\r\\nHost: localhost\\r\\n\\r\\n' >&3; head -n 1 <&3";
        return stack.docker().run("exec", stack.container("kafka"), "bash", "-c", asked);
    }
}
