package io.dyadwatch.cli.post;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.dyadwatch.cli.http.LineAnswer;
import io.dyadwatch.cli.http.ServiceClient;
import io.dyadwatch.cli.terminal.Failure;
import io.dyadwatch.contracts.Json;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Articles to ingest-service. */
public final class IngestClient {
    private static final int OK = 200;
    private static final int ACCEPTED = 202;
    private static final int INTERNAL = 500;

    private final ObjectMapper mapper = Json.mapper();
    private final ServiceClient service;

    public IngestClient(ServiceClient service) {
        this.service = service;
    }

    /** What became of one article. */
    public sealed interface Result {
        /** @param id the article's */
        record Accepted(String id) implements Result {}

        /** @param problem in words */
        record Refused(String problem) implements Result {}
    }

    /**
     * What became of a batch.
     *
     * @param results of its articles in order, absent where an article has to be posted again; none for those behind
     *     the place where the answer broke off
     * @param again why some have to be posted again; absent where none has
     * @param retryAfter how long the service asks to be left alone before that
     * @param answered whether there was an answer at all
     */
    record Batch(
            List<Optional<Result>> results, Optional<String> again, Optional<Duration> retryAfter, boolean answered) {}

    /** Where the service is. */
    String url() {
        return service.url();
    }

    /**
     * Posts one article.
     *
     * @throws Failure if the service does not answer
     */
    public Result post(byte[] article) {
        ServiceClient.Answer answer = service.post("/v1/articles", "application/json", article);
        if (answer.status() != ACCEPTED) {
            return new Result.Refused(answer.problem());
        }
        try {
            return new Result.Accepted(mapper.readTree(answer.body()).path("id").asText());
        } catch (IOException e) {
            throw new Failure("ingest-service gave an answer that is not JSON", e);
        }
    }

    /**
     * Posts articles.
     *
     * @param articles each a JSON object without a line feed
     * @param backfill whether they are to wait for live news
     * @throws Failure if the service refuses the whole for good
     */
    Batch postBatch(List<byte[]> articles, boolean backfill) {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        for (byte[] article : articles) {
            body.writeBytes(article);
            body.write('\n');
        }
        LineAnswer answer = service.postForLines(
                "/v1/articles/batch" + (backfill ? "?backfill=true" : ""), "application/x-ndjson", body.toByteArray());
        if (answer.status() == LineAnswer.NONE) {
            return new Batch(List.of(), answer.broken(), Optional.empty(), false);
        }
        if (answer.status() != OK) {
            if (!isForNow(answer.status())) {
                throw new Failure(service.url() + ": " + answer.problem());
            }
            return new Batch(List.of(), Optional.of(answer.problem()), answer.retryAfter(), true);
        }
        return batch(answer, articles.size());
    }

    private Batch batch(LineAnswer answer, int articles) {
        List<Optional<Result>> results = new ArrayList<>();
        Optional<String> again = answer.broken();
        for (String line : answer.lines()) {
            Optional<JsonNode> result = tree(line);
            // Half a line where the answer broke off, or an answer that is none: the rest counts as not answered.
            if (results.size() == articles
                    || result.map(r -> r.path("line").asInt()).orElse(0) != results.size() + 1) {
                break;
            }
            Optional<Result> known = result.flatMap(IngestClient::result);
            if (known.isEmpty()) {
                again = again.or(() -> result.map(IngestClient::problem));
            }
            results.add(known);
        }
        if (again.isEmpty() && results.size() < articles) {
            again = Optional.of("the answer has results for " + results.size() + " of " + articles + " articles");
        }
        return new Batch(List.copyOf(results), again, answer.retryAfter(), true);
    }

    /** Absent where it was refused for now only. */
    private static Optional<Result> result(JsonNode result) {
        int status = result.path("status").asInt();
        if (status == ACCEPTED) {
            return Optional.of(new Result.Accepted(result.path("id").asText()));
        }
        // A fault that an article brings out comes again with it.
        boolean again = isForNow(status) && status != INTERNAL;
        return again ? Optional.empty() : Optional.of(new Result.Refused(problem(result)));
    }

    /** Statuses of a service that is busy, stops, or has lost a dependency; and 408, of a sender that was held up. */
    private static boolean isForNow(int status) {
        return status == 408 || status == 429 || status >= 500;
    }

    private static String problem(JsonNode result) {
        List<String> problems = new ArrayList<>();
        result.path("errors")
                .forEach(e -> problems.add(
                        e.path("field").asText() + " " + e.path("problem").asText()));
        String detail = problems.isEmpty() ? result.path("detail").asText() : String.join("; ", problems);
        return result.path("status").asInt() + " " + detail;
    }

    private Optional<JsonNode> tree(String json) {
        try {
            return Optional.of(mapper.readTree(json));
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
