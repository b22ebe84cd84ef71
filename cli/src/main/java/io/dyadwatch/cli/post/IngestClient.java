package io.dyadwatch.cli.post;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.dyadwatch.cli.http.ServiceClient;
import io.dyadwatch.cli.terminal.Failure;
import io.dyadwatch.contracts.Json;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Articles to ingest-service. */
public final class IngestClient {
    private static final int ACCEPTED = 202;

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
     * @param line place in the batch, from 1; blank lines count
     * @param result what became of it
     */
    record LineResult(int line, Result result) {}

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
        return new Result.Accepted(tree(answer.body()).path("id").asText());
    }

    /**
     * Posts articles as NDJSON.
     *
     * @return a result for each line, in order
     * @throws Failure if the service does not answer or refuses the whole
     */
    List<LineResult> postBatch(byte[] ndjson) {
        ServiceClient.Answer answer = service.post("/v1/articles/batch", "application/x-ndjson", ndjson);
        if (answer.status() != 200) {
            throw new Failure(answer.problem());
        }
        List<LineResult> results = new ArrayList<>();
        for (String line : answer.body().lines().toList()) {
            JsonNode result = tree(line);
            results.add(new LineResult(result.path("line").asInt(), result(result)));
        }
        return results;
    }

    private static Result result(JsonNode result) {
        int status = result.path("status").asInt();
        if (status == ACCEPTED) {
            return new Result.Accepted(result.path("id").asText());
        }
        List<String> problems = new ArrayList<>();
        result.path("errors")
                .forEach(e -> problems.add(
                        e.path("field").asText() + " " + e.path("problem").asText()));
        String detail = problems.isEmpty() ? result.path("detail").asText() : String.join("; ", problems);
        return new Result.Refused(status + " " + detail);
    }

    private JsonNode tree(String json) {
        try {
            return mapper.readTree(json);
        } catch (IOException e) {
            throw new Failure("ingest-service gave an answer that is not JSON", e);
        }
    }
}
