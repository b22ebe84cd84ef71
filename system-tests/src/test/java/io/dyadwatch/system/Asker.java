package io.dyadwatch.system;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** Sends any request with any token to the services of one system. */
final class Asker {
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    /**
     * What came back.
     *
     * @param all every header and the body, as one text to search in
     */
    record Answer(int status, String contentType, String challenge, String body, String all) {
        boolean isSuccess() {
            return status / 100 == 2;
        }
    }

    /** @param authorization the header's whole value; empty for none */
    Answer ask(RunningService service, String method, String path, String authorization, String body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + service.port() + path))
                .timeout(Duration.ofMinutes(1))
                .header("content-type", type(path))
                .method(
                        method,
                        body.isEmpty()
                                ? HttpRequest.BodyPublishers.noBody()
                                : HttpRequest.BodyPublishers.ofString(body));
        if (!authorization.isEmpty()) {
            request.header("authorization", authorization);
        }
        try {
            HttpResponse<String> response =
                    client.send(request.build(), HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
            return new Answer(
                    response.statusCode(),
                    response.headers().firstValue("content-type").orElse(""),
                    response.headers().firstValue("www-authenticate").orElse(""),
                    response.body(),
                    response.headers().map() + "\n" + response.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static String type(String path) {
        if (path.endsWith(".opml")) {
            return "text/x-opml";
        }
        return path.endsWith("/batch") ? "application/x-ndjson" : "application/json";
    }
}
