package io.dyadwatch.cli.demo;

import io.dyadwatch.cli.http.Bearer;
import io.dyadwatch.cli.http.ServiceClient;
import io.dyadwatch.cli.kafka.KafkaAccess;
import io.dyadwatch.cli.receive.WebhookReceiver;
import io.dyadwatch.cli.terminal.Failure;
import io.dyadwatch.cli.terminal.JsonLines;
import io.dyadwatch.contracts.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A deployment that others use too. The demo is a subscriber of its own there, which it disables at the end, and its
 * articles are of a source of their own: so it can be shown again, and nobody's watches see the same article twice.
 */
final class Deployment implements AutoCloseable {
    private static final int CREATED = 201;
    private static final int LEAST_ERROR = 300;

    private final Address address;
    private final ServiceClient operator;
    private final String subscriber;
    private final Stage stage;
    private @Nullable WebhookReceiver receiver;

    /**
     * Where it is, and how to be let in.
     *
     * @param ingestUrl base URL
     * @param alertUrl base URL
     * @param kafka how to get to its Kafka
     * @param operatorToken file that holds the token and nothing else
     * @param publisherToken the same
     * @param receiverPort port of the receiver on 127.0.0.1, where the deployment must be allowed to reach it
     */
    record Address(
            String ingestUrl,
            String alertUrl,
            KafkaAccess kafka,
            Path operatorToken,
            Path publisherToken,
            int receiverPort) {}

    private record NewSubscriber(String name) {}

    private record Subscriber(String id) {}

    private record NewToken(String label) {}

    private record Token(String token) {}

    /**
     * Makes the subscriber.
     *
     * @throws Failure if a token's file cannot be read, or the deployment does not answer or refuses
     */
    Deployment(Address address, Instant now) {
        this.address = address;
        this.operator = new ServiceClient(address.alertUrl(), Bearer.ofFile(address.operatorToken()));
        ServiceClient publisher = new ServiceClient(address.ingestUrl(), Bearer.ofFile(address.publisherToken()));
        String name = "demo-" + now.getEpochSecond();
        this.subscriber = created("/v1/subscribers", new NewSubscriber(name), Subscriber.class)
                .id();
        Token token = created("/v1/subscribers/" + subscriber + "/tokens", new NewToken("demo"), Token.class);
        this.stage = new Stage(
                publisher,
                new ServiceClient(address.alertUrl(), Bearer.ofToken(token.token())),
                address.kafka(),
                name,
                "http://127.0.0.1:" + address.receiverPort() + "/hook",
                this::receive);
    }

    Stage stage() {
        return stage;
    }

    private void receive(String secret, Path output) {
        try {
            JsonLines lines = new JsonLines(Files.newOutputStream(output), false);
            receiver = WebhookReceiver.start(address.receiverPort(), secret, received -> {
                lines.write(received);
                lines.flush();
            });
        } catch (IOException e) {
            throw new Failure("cannot write to " + output + ": " + e.getMessage(), e);
        }
    }

    private <T> T created(String path, Object body, Class<T> type) {
        ServiceClient.Answer answer = operator.post(path, "application/json", Json.write(body));
        if (answer.status() != CREATED) {
            throw new Failure("alert-service refused " + path + ": " + answer.problem());
        }
        return Json.read(answer.body().getBytes(StandardCharsets.UTF_8), type);
    }

    /**
     * Disables the subscriber: its watches alert no more, and what is still due to it is not sent.
     *
     * @throws Failure if the deployment does not, so that somebody has to
     */
    @Override
    public void close() {
        try {
            ServiceClient.Answer answer = operator.delete("/v1/subscribers/" + subscriber);
            if (answer.status() >= LEAST_ERROR) {
                throw new Failure("the demo's subscriber " + subscriber + " was not disabled: " + answer.problem());
            }
        } finally {
            if (receiver != null) {
                receiver.close();
            }
        }
    }
}
