package io.dyadwatch.cli.receive;

import com.standardwebhooks.Webhook;
import com.standardwebhooks.exceptions.EmptyWebhookSecretException;
import com.standardwebhooks.exceptions.WebhookVerificationException;
import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.dyadwatch.cli.terminal.Failure;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;

/**
 * A subscriber as it should be: takes webhooks on 127.0.0.1 and believes only those that Standard Webhooks' own library
 * verifies against the secret. Answers 204 to those and 400 to all others.
 */
public final class WebhookReceiver implements AutoCloseable {
    private static final int MAX_BODY_BYTES = 16 * 1024 * 1024;
    private static final String ID = "webhook-id";

    private final HttpServer server;
    private final Webhook webhook;
    private final Consumer<Received> sink;

    private WebhookReceiver(HttpServer server, Webhook webhook, Consumer<Received> sink) {
        this.server = server;
        this.webhook = webhook;
        this.sink = sink;
    }

    /**
     * Starts to listen.
     *
     * @param port 0 for a free one
     * @param secret as the service gave it: {@code whsec_…}
     * @param sink gets every request, verified or not, one at a time, before it is answered
     * @throws Failure if the secret is none or the port is taken
     */
    public static WebhookReceiver start(int port, String secret, Consumer<Received> sink) {
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
            WebhookReceiver receiver = new WebhookReceiver(server, new Webhook(secret), sink);
            server.createContext("/", receiver::receive);
            server.createContext("/ready", exchange -> answer(exchange, 200));
            server.start();
            return receiver;
        } catch (EmptyWebhookSecretException | IllegalArgumentException e) {
            throw new Failure("the secret is not one: it looks like whsec_ and Base64", e);
        } catch (IOException e) {
            throw new Failure("cannot listen on port " + port + ": " + e.getMessage(), e);
        }
    }

    int port() {
        return server.getAddress().getPort();
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private void receive(HttpExchange exchange) throws IOException {
        byte[] body;
        try (InputStream in = exchange.getRequestBody()) {
            body = in.readNBytes(MAX_BODY_BYTES + 1);
        }
        if (!exchange.getRequestMethod().equals("POST") || body.length > MAX_BODY_BYTES) {
            answer(exchange, 400);
            return;
        }
        String text = new String(body, StandardCharsets.UTF_8);
        boolean verified = verifies(text, exchange.getRequestHeaders());
        String id = exchange.getRequestHeaders().getFirst(ID);
        // First on disk, then acknowledged: what was answered 204 is not lost.
        sink.accept(new Received(id == null ? "" : id, verified, text));
        answer(exchange, verified ? 204 : 400);
    }

    private boolean verifies(String body, Headers headers) {
        // The library asks for lower-case names; the JDK's server gives capitalised ones.
        Map<String, List<String>> lowerCase = new HashMap<>();
        headers.forEach((name, values) -> lowerCase.put(name.toLowerCase(Locale.ROOT), values));
        try {
            webhook.verify(body, lowerCase);
            return true;
        } catch (WebhookVerificationException e) {
            return false;
        }
    }

    private static void answer(HttpExchange exchange, int status) throws IOException {
        exchange.sendResponseHeaders(status, -1);
        exchange.close();
    }
}
