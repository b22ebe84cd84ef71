package io.dyadwatch.cli.demo;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.dyadwatch.cli.kafka.KafkaAccess;
import io.dyadwatch.cli.terminal.Failure;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DeploymentTest {
    private final List<String> requests = new CopyOnWriteArrayList<>();
    private int deleted = 204;
    private HttpServer service;
    private Path token;

    @TempDir
    Path folder;

    @BeforeEach
    void start() throws IOException {
        service = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        service.createContext("/", this::answer);
        service.start();
        token = Files.writeString(folder.resolve("token"), "dwt_operator");
    }

    @AfterEach
    void stop() {
        service.stop(0);
    }

    @Test
    void theSubscriberOfTheDemoIsDisabledAtTheEnd() {
        deployment(token).close();

        assertThat(requests)
                .containsExactly(
                        "POST /v1/subscribers", "POST /v1/subscribers/demo/tokens", "DELETE /v1/subscribers/demo");
    }

    @Test
    void thatItCouldNotBeDisabledIsSaid() {
        deleted = 503;
        Deployment deployment = deployment(token);

        assertThatThrownBy(deployment::close)
                .isInstanceOf(Failure.class)
                .hasMessageContaining("demo")
                .hasMessageContaining("503");
    }

    @Test
    void nothingIsMadeWhereATokenIsMissing() {
        assertThatThrownBy(() -> deployment(folder.resolve("none"))).isInstanceOf(Failure.class);

        assertThat(requests).isEmpty();
    }

    private Deployment deployment(Path publisherToken) {
        String url = "http://127.0.0.1:" + service.getAddress().getPort();
        KafkaAccess kafka = new KafkaAccess("127.0.0.1:1", Map.of());
        return new Deployment(
                new Deployment.Address(url, url, kafka, token, publisherToken, 8090),
                Instant.parse("2026-11-20T09:00:00Z"));
    }

    private void answer(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        requests.add(exchange.getRequestMethod() + " " + path);
        if (exchange.getRequestMethod().equals("DELETE")) {
            exchange.sendResponseHeaders(deleted, -1);
        } else {
            byte[] body = (path.endsWith("/tokens") ? "{\"token\":\"dwt_demo\"}" : "{\"id\":\"demo\"}").getBytes(UTF_8);
            exchange.sendResponseHeaders(201, body.length);
            exchange.getResponseBody().write(body);
        }
        exchange.close();
    }
}
