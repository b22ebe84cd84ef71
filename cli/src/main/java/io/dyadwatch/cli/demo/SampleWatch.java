package io.dyadwatch.cli.demo;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.dyadwatch.cli.terminal.Failure;
import io.dyadwatch.contracts.InvalidRecord;
import io.dyadwatch.contracts.Json;
import io.dyadwatch.contracts.Scope;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * A watch of {@code seeds/watches.json} with the answer that a reader of the articles gave.
 *
 * @param name what it is for
 * @param actors two ids
 * @param scope how near to each other
 * @param topics ids; empty for any
 * @param expect names of the seed files that it must fire on, and of no others
 */
record SampleWatch(String name, List<String> actors, Scope scope, List<String> topics, List<String> expect) {
    SampleWatch {
        topics = topics == null ? List.of() : topics;
    }

    /** What alert-service takes: the watch without its answer. */
    record Request(
            String name,
            List<String> actors,
            Scope scope,
            @JsonInclude(JsonInclude.Include.NON_EMPTY) List<String> topics,
            String endpoint) {}

    Request request(String endpoint) {
        return new Request(name, actors, scope, topics, endpoint);
    }

    /** @throws Failure if the file is not there or not what it should be */
    static List<SampleWatch> read(Path file) {
        try {
            return List.of(Json.read(Files.readAllBytes(file), SampleWatch[].class));
        } catch (IOException e) {
            throw new Failure("cannot read " + file + ": " + e.getMessage(), e);
        } catch (InvalidRecord e) {
            throw new Failure(file + ": " + e.getMessage(), e);
        }
    }
}
