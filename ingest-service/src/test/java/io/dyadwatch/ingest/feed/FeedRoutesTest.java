package io.dyadwatch.ingest.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.dyadwatch.contracts.Json;
import io.dyadwatch.localstack.EmbeddedKafka;
import io.dyadwatch.localstack.TopicProvisioner;
import io.dyadwatch.outbound.Ports;
import io.dyadwatch.outbound.TargetPolicy;
import io.dyadwatch.outbound.UrlGuard;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.ext.web.Router;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FeedRoutesTest {
    private final Vertx vertx = Vertx.vertx();
    private final HttpClient client = HttpClient.newHttpClient();

    @TempDir
    private Path folder;

    private EmbeddedKafka broker;
    private FeedWriter writer;
    private FeedDirectory directory;
    private HttpServer server;

    @BeforeEach
    void start() {
        broker = EmbeddedKafka.start(folder, 0);
        new TopicProvisioner(broker.bootstrapServers()).provision((short) 1);
        FeedKafka kafka = new FeedKafka(Map.of("bootstrap.servers", broker.bootstrapServers()), "g", Clock.systemUTC());
        writer = new FeedWriter(kafka);
        directory = new FeedDirectory(kafka);
        directory.start();
        await().until(directory::isComplete);
        UrlGuard guard = new UrlGuard(new TargetPolicy(List.of(), true, Ports.USUAL), host ->
                new InetAddress[] {InetAddress.getByAddress(new byte[] {8, 8, 8, 8})});
        Router router = Router.router(vertx);
        new FeedRoutes(directory, new FeedEditor(directory, kafka, writer, guard, Clock.systemUTC())).route(router);
        server = vertx.createHttpServer()
                .requestHandler(router)
                .listen(0, "127.0.0.1")
                .toCompletionStage()
                .toCompletableFuture()
                .join();
    }

    @AfterEach
    void stop() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
        directory.close();
        writer.close();
        broker.close();
    }

    @Test
    void feedsAreManagedByRest() throws Exception {
        HttpResponse<String> added =
                send("POST", "/v1/feeds", "application/json", "{\"url\":\"https://Example.org/a\"}");
        assertThat(added.statusCode()).isEqualTo(201);
        String path = added.headers().firstValue("location").orElseThrow();

        assertThat(send("POST", "/v1/feeds", "application/json", "{\"url\":\"https://example.org/a\"}")
                        .statusCode())
                .isEqualTo(409);
        JsonNode changed = json(send("PATCH", path, "application/json", "{\"paused\":true}"));
        assertThat(changed.at("/feed/paused").asBoolean()).isTrue();
        assertThat(json(send("GET", path, null, "")).at("/feed/url").asText()).isEqualTo("https://example.org/a");

        HttpResponse<String> imported =
                send("POST", "/v1/feeds.opml", "text/x-opml", "<opml><outline xmlUrl='https://example.org/b'/></opml>");
        assertThat(json(imported).at("/added")).hasSize(1);
        JsonNode page = json(send("GET", "/v1/feeds?limit=1", null, ""));
        assertThat(page.at("/items")).hasSize(1);
        JsonNode rest = json(send("GET", "/v1/feeds?after=" + page.at("/next").asText(), null, ""));
        assertThat(rest.at("/items")).hasSize(1);
        assertThat(rest.has("next")).isFalse();
        assertThat(send("GET", "/v1/feeds.opml", null, "").body()).contains("xmlUrl=\"https://example.org/b\"");

        assertThat(send("DELETE", path, null, "").statusCode()).isEqualTo(204);
        assertThat(send("GET", path, null, "").statusCode()).isEqualTo(404);
    }

    @Test
    void whatIsWrongIsAProblem() throws Exception {
        assertProblem(send("POST", "/v1/feeds", "application/json", "{"), 400);
        assertProblem(send("POST", "/v1/feeds", "application/json", "{\"url\":5}"), 400);
        assertProblem(send("POST", "/v1/feeds", "application/json", "{\"url\":\"http://10.0.0.1/\"}"), 422);
        assertProblem(send("POST", "/v1/feeds", "text/plain", "x"), 415);
        assertProblem(send("POST", "/v1/feeds", "application/json", " ".repeat(20_000)), 413);
        assertProblem(send("POST", "/v1/feeds.opml", "text/x-opml", "<opml>"), 422);
        assertProblem(send("GET", "/v1/feeds?limit=0", null, ""), 422);
        assertProblem(send("DELETE", "/v1/feeds/none", null, ""), 404);
    }

    private static void assertProblem(HttpResponse<String> response, int status) {
        assertThat(response.statusCode()).isEqualTo(status);
        assertThat(response.headers().firstValue("content-type")).contains("application/problem+json");
    }

    private static JsonNode json(HttpResponse<String> response) throws IOException {
        assertThat(response.statusCode()).isEqualTo(200);
        return Json.mapper().readTree(response.body());
    }

    private HttpResponse<String> send(String method, String path, @Nullable String type, String body) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(
                        URI.create("http://127.0.0.1:" + server.actualPort() + path))
                .version(HttpClient.Version.HTTP_1_1)
                .method(method, HttpRequest.BodyPublishers.ofString(body));
        if (type != null) {
            request.header("content-type", type);
        }
        return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }
}
