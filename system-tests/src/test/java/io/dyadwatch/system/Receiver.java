package io.dyadwatch.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.function.Predicate;

/**
 * A subscriber's system on loopback: verifies each webhook with the official library and remembers it. Every path is an
 * endpoint of its own; some may be told never to answer. Closing it fails if a request came that did not verify.
 */
final class Receiver implements AutoCloseable {
    private static final String HOOK = "/hook";

    private final HttpServer server;
    private final String address;
    private final Secrets secrets = new Secrets();
    private final List<Received> received = new CopyOnWriteArrayList<>();
    private final List<HttpExchange> held = new CopyOnWriteArrayList<>();
    private volatile Predicate<String> hanging = path -> false;

    /**
     * One request.
     *
     * @param path that it was sent to
     * @param headers names in lower case
     * @param body as received
     * @param verified whether the signature holds
     * @param nanoTime when the body had been read, as {@link System#nanoTime()}
     */
    record Received(String path, Map<String, String> headers, String body, boolean verified, long nanoTime) {
        /** The {@code webhook-id}. */
        String id() {
            return header("webhook-id");
        }

        /** Empty where it is missing. */
        String header(String name) {
            return headers.getOrDefault(name, "");
        }

        List<JsonNode> alerts() {
            try {
                List<JsonNode> alerts = new ArrayList<>();
                Http.JSON.readTree(body).at("/data/alerts").forEach(alerts::add);
                return alerts;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** @param address of this machine to listen on */
    Receiver(String address) {
        this.address = address;
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getByName(address), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(Executors.newFixedThreadPool(4));
        server.createContext("/", this::receive);
        server.start();
    }

    private void receive(HttpExchange exchange) throws IOException {
        byte[] body = exchange.getRequestBody().readAllBytes();
        long now = System.nanoTime();
        String path = exchange.getRequestURI().getPath();
        String text = new String(body, StandardCharsets.UTF_8);
        Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        exchange.getRequestHeaders().forEach((name, values) -> headers.put(name, values.get(0)));
        boolean verified = secrets.verify(path, text, exchange.getRequestHeaders());
        received.add(new Received(path, headers, text, verified, now));
        if (hanging.test(path)) {
            held.add(exchange);
        } else {
            exchange.sendResponseHeaders(verified ? 204 : 400, -1);
            exchange.close();
        }
    }

    int port() {
        return server.getAddress().getPort();
    }

    String url() {
        return url(HOOK);
    }

    String url(String path) {
        return "http://" + address + ":" + port() + path;
    }

    void knows(String endpointSecret) {
        knows(HOOK, endpointSecret);
    }

    void knows(String path, String endpointSecret) {
        secrets.add(path, endpointSecret);
    }

    /** From now on requests to these paths are read and not answered. */
    void hangs(Predicate<String> paths) {
        this.hanging = paths;
    }

    /** How many requests wait for an answer that does not come. */
    int held() {
        return held.size();
    }

    /** From now on every request is answered; connections that wait are closed without an answer. */
    void release() {
        this.hanging = path -> false;
        held.forEach(HttpExchange::close);
        held.clear();
    }

    List<Received> received() {
        return received;
    }

    /** The alerts of every request, in order of arrival; one that was sent again is here again. */
    List<JsonNode> alerts() {
        return received.stream().flatMap(r -> r.alerts().stream()).toList();
    }

    @Override
    public void close() {
        server.stop(0);
        assertThat(received.stream().filter(r -> !r.verified()).map(Received::headers))
                .as("headers of webhooks that the official library did not verify")
                .isEmpty();
    }
}
