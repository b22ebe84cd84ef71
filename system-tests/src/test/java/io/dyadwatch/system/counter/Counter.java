package io.dyadwatch.system.counter;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.Security;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Executors;

/**
 * The program. Set by environment variables: {@code RUN} (lower-case letters and digits), {@code INGEST} and {@code ALERT}
 * (URLs), {@code BOOTSTRAP_SERVERS}, {@code PUBLISHER_TOKEN}, {@code OPERATOR_TOKEN}, {@code HOOK} (its own URL as
 * alert-service sees it), {@code PER_SECOND}.
 *
 * <p>Port 8090 takes the webhooks at {@code /hook}, answers {@code GET /report} with the count so far, takes {@code POST
 * /mark} where a new fault begins, and {@code POST /stop} to post no new article.
 */
final class Counter {
    private static final int PORT = 8090;

    private final Tally tally;
    private final Subscriber subscriber;
    private final Publisher publisher;
    private final Topics topics;

    private Counter(Map<String, String> environment) {
        String run = setting(environment, "RUN");
        tally = new Tally(run);
        subscriber = new Subscriber(run, setting(environment, "ALERT"), tally);
        publisher = new Publisher(
                run,
                URI.create(setting(environment, "INGEST") + "/v1/articles"),
                setting(environment, "PUBLISHER_TOKEN"),
                Integer.parseInt(setting(environment, "PER_SECOND")),
                tally);
        topics = new Topics(run, setting(environment, "BOOTSTRAP_SERVERS"), tally);
    }

    public static void main(String[] arguments) throws IOException, InterruptedException {
        // A container that comes back may have another address.
        Security.setProperty("networkaddress.cache.ttl", "1");
        Security.setProperty("networkaddress.cache.negative.ttl", "0");
        Map<String, String> environment = System.getenv();
        Counter counter = new Counter(environment);
        counter.subscriber.subscribe(setting(environment, "OPERATOR_TOKEN"), setting(environment, "HOOK"));
        counter.topics.start();
        counter.listen();
        counter.publisher.start();
    }

    private static String setting(Map<String, String> environment, String name) {
        return Objects.requireNonNull(environment.get(name), name + " must be set");
    }

    private void listen() throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(PORT), 0);
        server.setExecutor(Executors.newFixedThreadPool(8));
        server.createContext("/hook", this::receive);
        server.createContext("/report", exchange -> answer(exchange, 200, report().toString()));
        server.createContext("/mark", exchange -> {
            tally.mark();
            answer(exchange, 200, "{}");
        });
        server.createContext("/stop", exchange -> {
            publisher.stop();
            answer(exchange, 200, "{}");
        });
        server.start();
    }

    private ObjectNode report() {
        boolean posting = publisher.isAtWork();
        return tally.report().put("posting", posting);
    }

    private void receive(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(
                subscriber.receive(
                        header(exchange, "webhook-id"),
                        header(exchange, "webhook-timestamp"),
                        header(exchange, "webhook-signature"),
                        body),
                -1);
        exchange.close();
    }

    private static String header(HttpExchange exchange, String name) {
        return Objects.requireNonNullElse(exchange.getRequestHeaders().getFirst(name), "");
    }

    private static void answer(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("content-type", "application/json");
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }
}
