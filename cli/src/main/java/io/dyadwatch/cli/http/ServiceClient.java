package io.dyadwatch.cli.http;

import io.dyadwatch.cli.terminal.Failure;
import io.dyadwatch.contracts.InvalidRecord;
import io.dyadwatch.contracts.Json;
import io.dyadwatch.contracts.Problem;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.stream.Collectors;

/** One service over HTTP. */
public final class ServiceClient {
    /** Longer than the 5 s in which a service without its broker answers 503. */
    private static final Duration ANSWER_LIMIT = Duration.ofSeconds(30);

    private static final Duration QUICK_LIMIT = Duration.ofSeconds(10);

    private static final int UNAUTHENTICATED = 401;
    private static final int FORBIDDEN = 403;

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();
    private final String base;
    private final Bearer bearer;

    /** @param base for example {@code http://127.0.0.1:8081} */
    public ServiceClient(String base, Bearer bearer) {
        this.base = base.endsWith("/") ? base.substring(0, base.length() - 1) : base;
        this.bearer = bearer;
    }

    /** Where it is, without a slash at the end. */
    public String url() {
        return base;
    }

    /**
     * @param status HTTP status
     * @param body as it came, decoded from UTF-8
     */
    public record Answer(int status, String body) {
        /** What went wrong, for people: the problem's detail and fields where the answer is a problem. */
        public String problem() {
            try {
                Problem problem = Json.read(body.getBytes(StandardCharsets.UTF_8), Problem.class);
                String fields = problem.errors().stream()
                        .map(e -> e.field() + " " + e.problem())
                        .collect(Collectors.joining("; "));
                String detail = fields.isEmpty() ? problem.detail() : fields;
                return status + " " + problem.title() + ": " + detail;
            } catch (InvalidRecord e) {
                return "HTTP status " + status;
            }
        }
    }

    /**
     * Posts a body.
     *
     * @throws Failure if the service does not answer, or does not let in who asks
     */
    public Answer post(String path, String contentType, byte[] body) {
        return answer(
                request(path).header("Content-Type", contentType).POST(BodyPublishers.ofByteArray(body)), ANSWER_LIMIT);
    }

    /**
     * Posts a body and takes an answer of lines, of which those that came count also where the connection breaks.
     *
     * @throws Failure if the service does not let in who asks
     */
    public LineAnswer postForLines(String path, String contentType, byte[] body) {
        HttpRequest request = request(path)
                .timeout(ANSWER_LIMIT)
                .header("Content-Type", contentType)
                .POST(BodyPublishers.ofByteArray(body))
                .build();
        LineAnswer answer = new LineExchange(http, request, ANSWER_LIMIT).run();
        if (answer.status() == UNAUTHENTICATED || answer.status() == FORBIDDEN) {
            throw new Failure(base + " was sent " + bearer.what() + ": " + answer.problem());
        }
        return answer;
    }

    /**
     * Asks for something.
     *
     * @throws Failure if the service does not answer, or does not let in who asks
     */
    public Answer get(String path) {
        return answer(request(path).GET(), QUICK_LIMIT);
    }

    /**
     * Deletes what stands at a path.
     *
     * @throws Failure if the service does not answer, or does not let in who asks
     */
    public Answer delete(String path) {
        return answer(request(path).DELETE(), ANSWER_LIMIT);
    }

    private Answer answer(HttpRequest.Builder request, Duration limit) {
        HttpResponse<String> response = send(request.timeout(limit).build());
        Answer answer = new Answer(response.statusCode(), response.body());
        if (answer.status() == UNAUTHENTICATED || answer.status() == FORBIDDEN) {
            throw new Failure(base + " was sent " + bearer.what() + ": " + answer.problem());
        }
        return answer;
    }

    private HttpRequest.Builder request(String path) {
        try {
            HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(base + path));
            bearer.header().ifPresent(token -> request.header("Authorization", token));
            return request;
        } catch (IllegalArgumentException e) {
            throw new Failure("'" + base + "' is not the URL of a service", e);
        }
    }

    private HttpResponse<String> send(HttpRequest request) {
        try {
            return http.send(request, BodyHandlers.ofString(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new Failure("no answer from " + base + ": is Dyadwatch up?", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Failure("interrupted", e);
        }
    }
}
