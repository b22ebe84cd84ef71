package io.dyadwatch.system;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * Takes spans as an OpenTelemetry collector does, by OTLP over HTTP with binary Protocol Buffers. Field numbers are those
 * of {@code opentelemetry/proto/trace/v1/trace.proto} 1.x.
 */
final class Collector implements AutoCloseable {
    private static final int TEXT = 1;
    private static final int INTEGER = 3;

    private final HttpServer server;
    private final List<CollectedSpan> spans = new CopyOnWriteArrayList<>();

    Collector() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/v1/traces", this::receive);
        server.start();
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    List<CollectedSpan> spans() {
        return spans;
    }

    private void receive(HttpExchange exchange) throws IOException {
        ProtobufFields request = new ProtobufFields(exchange.getRequestBody().readAllBytes());
        for (ProtobufFields resourceSpans : request.messages(1)) {
            String service = resourceSpans.messages(1).stream()
                    .map(resource -> attributes(resource.messages(1)).getOrDefault("service.name", ""))
                    .findFirst()
                    .orElse("");
            for (ProtobufFields scope : resourceSpans.messages(2)) {
                scope.messages(2).forEach(span -> spans.add(span(service, span)));
            }
        }
        exchange.getResponseHeaders().add("content-type", "application/x-protobuf");
        exchange.sendResponseHeaders(200, -1);
        exchange.close();
    }

    private static CollectedSpan span(String service, ProtobufFields span) {
        return new CollectedSpan(
                service,
                hex(span, 1),
                hex(span, 2),
                hex(span, 4),
                span.text(5),
                (int) span.number(6),
                attributes(span.messages(9)));
    }

    private static String hex(ProtobufFields fields, int number) {
        return fields.bytes(number).map(HexFormat.of()::formatHex).orElse("");
    }

    private static Map<String, String> attributes(List<ProtobufFields> pairs) {
        Map<String, String> attributes = new HashMap<>();
        for (ProtobufFields pair : pairs) {
            pair.messages(2).forEach(value -> {
                String text = value.has(TEXT) ? value.text(TEXT) : Long.toString(value.number(INTEGER));
                attributes.put(pair.text(1), text);
            });
        }
        return attributes;
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
