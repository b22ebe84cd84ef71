package io.dyadwatch.cli.post;

import io.dyadwatch.cli.lines.LineReader;
import io.dyadwatch.cli.lines.LineReader.Line;
import io.dyadwatch.cli.post.IngestClient.LineResult;
import io.dyadwatch.cli.post.IngestClient.Result;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * An NDJSON file of any length in requests of a bounded size. (One endless request would need a client that reads
 * results while it still sends; the JDK's does not with HTTP/1.1.)
 */
final class Batches {
    private static final int MAX_LINES = 500;
    private static final int MAX_BYTES = 4 * 1024 * 1024;

    private final IngestClient ingest;
    private final Submission submission;

    Batches(IngestClient ingest, Submission submission) {
        this.ingest = ingest;
        this.submission = submission;
    }

    /** Posts all lines; results are numbered by their line in the file and come in order. */
    void post(InputStream file, Consumer<LineResult> results) throws IOException {
        LineReader lines = new LineReader(file);
        List<Line> batch = new ArrayList<>();
        int bytes = 0;
        for (Optional<Line> next = lines.next(); next.isPresent(); next = lines.next()) {
            Line line = next.get();
            if (line.tooLong()) {
                send(batch, results);
                bytes = 0;
                results.accept(new LineResult(line.number(), new Result.Refused("the line is too long")));
                continue;
            }
            batch.add(line);
            bytes += line.bytes().length;
            if (batch.size() >= MAX_LINES || bytes >= MAX_BYTES) {
                send(batch, results);
                bytes = 0;
            }
        }
        send(batch, results);
    }

    private void send(List<Line> batch, Consumer<LineResult> results) {
        if (batch.isEmpty()) {
            return;
        }
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        for (Line line : batch) {
            body.writeBytes(submission.ofLine(line.bytes()));
            body.write('\n');
        }
        for (LineResult result : ingest.postBatch(body.toByteArray())) {
            results.accept(new LineResult(batch.get(result.line() - 1).number(), result.result()));
        }
        batch.clear();
    }
}
