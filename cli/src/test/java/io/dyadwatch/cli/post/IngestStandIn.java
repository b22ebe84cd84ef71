package io.dyadwatch.cli.post;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.dyadwatch.contracts.Json;
import io.dyadwatch.contracts.Problem;
import io.dyadwatch.contracts.ProblemKind;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** In the place of ingest-service: takes batches, refuses blank texts, and does what it is told to do wrong. */
final class IngestStandIn implements AutoCloseable {
    private final HttpServer server;
    private final List<JsonNode> posted = new ArrayList<>();
    private final List<String> authorizations = new ArrayList<>();
    private final Queue<Fault> faults = new ConcurrentLinkedQueue<>();

    /** What goes wrong with a batch. */
    interface Fault {
        /** @return whether the batch was dealt with */
        boolean answer(IngestStandIn ingest, HttpExchange exchange, List<JsonNode> articles) throws IOException;
    }

    IngestStandIn() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/v1/articles/batch", this::batch);
        server.start();
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** Articles that got a result other than 'for now', in order, one each time. */
    synchronized List<JsonNode> posted() {
        return List.copyOf(posted);
    }

    synchronized List<String> authorizations() {
        return List.copyOf(authorizations);
    }

    /** The next batches fail so, one after the other. */
    void fail(Fault... next) {
        faults.addAll(List.of(next));
    }

    static Fault none() {
        return (ingest, exchange, articles) -> false;
    }

    /** The whole batch is refused. */
    static Fault refuse(int status, String retryAfter) {
        return (ingest, exchange, articles) -> {
            if (!retryAfter.isEmpty()) {
                exchange.getResponseHeaders().add("Retry-After", retryAfter);
            }
            ProblemKind kind = status == 401 ? ProblemKind.UNAUTHENTICATED : ProblemKind.UNAVAILABLE;
            ingest.answer(exchange, status, Json.write(Problem.of(kind, "It is a test")));
            return true;
        };
    }

    /** The connection breaks after so many results, in the middle of the next. */
    static Fault cutAfter(int results) {
        return (ingest, exchange, articles) -> {
            exchange.sendResponseHeaders(200, 1_000_000);
            OutputStream out = exchange.getResponseBody();
            for (int i = 0; i < results; i++) {
                out.write((ingest.result(i + 1, articles.get(i)) + "\n").getBytes(StandardCharsets.UTF_8));
            }
            out.write("{\"line\":".getBytes(StandardCharsets.UTF_8));
            out.flush();
            throw new IOException("cut");
        };
    }

    /** The lines at these places, from 1, get 503. */
    static Fault unavailable(Integer... lines) {
        return (ingest, exchange, articles) -> {
            StringBuilder results = new StringBuilder();
            for (int i = 1; i <= articles.size(); i++) {
                results.append(
                                List.of(lines).contains(i)
                                        ? "{\"line\":%d,\"status\":503,\"detail\":\"Kafka is away\"}".formatted(i)
                                        : ingest.result(i, articles.get(i - 1)))
                        .append('\n');
            }
            ingest.answer(exchange, 200, results.toString().getBytes(StandardCharsets.UTF_8));
            return true;
        };
    }

    private void batch(HttpExchange exchange) throws IOException {
        String authorization = exchange.getRequestHeaders().getFirst("Authorization");
        synchronized (this) {
            authorizations.add(authorization == null ? "none" : authorization);
        }
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        List<JsonNode> articles = new ArrayList<>();
        for (String line : body.lines().toList()) {
            articles.add(Json.mapper().readTree(line));
        }
        Fault fault = faults.poll();
        if (fault != null && fault.answer(this, exchange, articles)) {
            return;
        }
        StringBuilder results = new StringBuilder();
        Queue<JsonNode> left = new ArrayDeque<>(articles);
        for (int i = 1; !left.isEmpty(); i++) {
            results.append(result(i, left.remove())).append('\n');
        }
        answer(exchange, 200, results.toString().getBytes(StandardCharsets.UTF_8));
    }

    private synchronized String result(int line, JsonNode article) {
        posted.add(article);
        return article.path("text").asText().isBlank()
                ? "{\"line\":%d,\"status\":422,\"errors\":[{\"field\":\"text\",\"problem\":\"must not be blank\"}]}"
                        .formatted(line)
                : "{\"line\":%d,\"status\":202,\"id\":\"id-%d\"}".formatted(line, posted.size());
    }

    private void answer(HttpExchange exchange, int status, byte[] body) throws IOException {
        exchange.sendResponseHeaders(status, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
