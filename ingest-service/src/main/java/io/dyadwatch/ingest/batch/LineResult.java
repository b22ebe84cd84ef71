package io.dyadwatch.ingest.batch;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.dyadwatch.contracts.Problem;
import io.dyadwatch.ingest.article.Receipt;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What became of one line.
 *
 * @param line its place in the body, from 1; blank lines count
 * @param status the status a single post of it would have had
 * @param id the article's id, where it was stored
 * @param errors the fields at fault
 * @param detail what happened, where it was not stored
 */
record LineResult(
        int line,
        int status,
        @Nullable String id,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<Problem.FieldError> errors,
        @Nullable String detail) {

    static LineResult of(int line, Receipt receipt) {
        return new LineResult(line, 202, receipt.id(), List.of(), null);
    }

    static LineResult of(int line, Problem problem) {
        return new LineResult(line, problem.status(), null, problem.errors(), problem.detail());
    }
}
