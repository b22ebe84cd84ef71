package io.dyadwatch.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.dyadwatch.localstack.Ports;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.testcontainers.DockerClientFactory;

/** {@code deploy/compose.yaml} itself: images built from the sources, brought up, used, and taken down again. */
@Tag("containers")
class ComposeIT {
    private static final Path ROOT = Path.of(System.getProperty("dyadwatch.root", ".."));
    private static final String PROJECT = "dyadwatch-it";

    private final Map<String, String> environment = new LinkedHashMap<>();

    @Test
    void the_compose_file_brings_up_a_system_that_does_the_same() throws IOException, InterruptedException {
        boolean docker = DockerClientFactory.instance().isDockerAvailable();
        if (!docker) {
            System.out.println("Skipped: no Docker answers here, so the Compose file was not tried.");
        }
        assumeTrue(docker, "no Docker answers here");
        int ingest = Ports.free();
        int alert = Ports.free();
        int kafka = Ports.free();
        environment.put("INGEST_PORT", Integer.toString(ingest));
        environment.put("ENRICH_PORT", Integer.toString(Ports.free()));
        environment.put("ALERT_PORT", Integer.toString(alert));
        environment.put("KAFKA_PORT", Integer.toString(kafka));
        // The subscriber of this test stands on the Docker host, a private address; the demo's on alert-service's
        // loopback.
        environment.put(
                "DYADWATCH_ALERT_ALLOWED_NETWORKS", "127.0.0.1/32:8090,172.16.0.0/12,192.168.0.0/16,10.0.0.0/8");
        Path secrets = Files.createTempDirectory(Path.of("target"), "secrets-").toAbsolutePath();
        environment.put("SECRETS", secrets.toString());
        Map<String, String> tokens =
                madeTokens(run(List.of(ROOT.resolve("deploy/make-secrets").toString(), "--demo", secrets.toString())));
        try {
            compose("up", "--build", "--wait");
            String gateway = run(List.of(
                            "docker",
                            "network",
                            "inspect",
                            PROJECT + "_dyadwatch",
                            "--format",
                            "{{(index .IPAM.Config 0).Gateway}}"))
                    .strip();
            assertThat(new Http(alert).get("/v1/alerts").status()).isEqualTo(401);
            Http subscriber =
                    new Http(alert, subscribersToken(new Http(alert, String.valueOf(tokens.get("operator")))));
            Http publisher = new Http(ingest, String.valueOf(tokens.get("publisher")));
            try (Receiver receiver = new Receiver(gateway)) {
                SeedsScenario.run(new Deployment(publisher, subscriber, "127.0.0.1:" + kafka, receiver));
            }
            // Ends with another code than 0 if an alert is missing, or comes that should not.
            compose("run", "--rm", "demo");
        } finally {
            compose("down", "--volumes", "--timeout", "5");
        }
    }

    /** What make-secrets prints: a role and its token on each line. */
    private static Map<String, String> madeTokens(String printed) {
        return printed.lines()
                .map(line -> line.split(" ", -1))
                .collect(Collectors.toMap(line -> line[0], line -> line[1]));
    }

    private static String subscribersToken(Http operator) {
        String id = Deployment.created(operator.post("/v1/subscribers", Map.of("name", "seeds")))
                .get("id")
                .asText();
        return Deployment.created(operator.post("/v1/subscribers/" + id + "/tokens", Map.of("label", "test")))
                .get("token")
                .asText();
    }

    private void compose(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                "docker",
                "compose",
                "--project-name",
                PROJECT,
                "--progress",
                "plain",
                "--file",
                ROOT.resolve("deploy/compose.yaml").toString()));
        command.addAll(List.of(arguments));
        run(command);
    }

    private String run(List<String> command) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().putAll(environment);
        Process process = builder.start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(output).isZero();
        return output;
    }
}
