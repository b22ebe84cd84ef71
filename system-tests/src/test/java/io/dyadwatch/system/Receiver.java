package io.dyadwatch.system;

import com.fasterxml.jackson.databind.JsonNode;
import com.standardwebhooks.Webhook;
import com.standardwebhooks.exceptions.EmptyWebhookSecretException;
import com.standardwebhooks.exceptions.WebhookVerificationException;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;

/** A subscriber's system on loopback: verifies each webhook with the official library and remembers it. */
final class Receiver implements AutoCloseable {
    private final HttpServer server;
    private final String address;
    private final List<Received> received = new CopyOnWriteArrayList<>();
    private volatile String secret = "";

    /**
     * One request.
     *
     * @param id its {@code webhook-id}
     * @param body as received
     * @param verified whether the signature holds
     * @param nanoTime when the body had been read, as {@link System#nanoTime()}
     */
    record Received(String id, String body, boolean verified, long nanoTime) {
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
        server.createContext("/hook", exchange -> {
            byte[] body = exchange.getRequestBody().readAllBytes();
            long now = System.nanoTime();
            String text = new String(body, StandardCharsets.UTF_8);
            String id = String.valueOf(exchange.getRequestHeaders().getFirst("webhook-id"));
            boolean verified = verify(text, exchange.getRequestHeaders());
            received.add(new Received(id, text, verified, now));
            exchange.sendResponseHeaders(verified ? 204 : 400, -1);
            exchange.close();
        });
        server.start();
    }

    int port() {
        return server.getAddress().getPort();
    }

    String url() {
        return "http://" + address + ":" + port() + "/hook";
    }

    void knows(String endpointSecret) {
        this.secret = endpointSecret;
    }

    List<Received> received() {
        return received;
    }

    /** The alerts of every request, in order of arrival; one that was sent again is here again. */
    List<JsonNode> alerts() {
        return received.stream().flatMap(r -> r.alerts().stream()).toList();
    }

    private boolean verify(String body, Map<String, List<String>> headers) {
        try {
            new Webhook(secret).verify(body, HttpHeaders.of(headers, (name, value) -> true));
            return true;
        } catch (WebhookVerificationException | EmptyWebhookSecretException e) {
            return false;
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
