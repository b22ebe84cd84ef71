package io.dyadwatch.cli.archive;

import io.dyadwatch.cli.lines.LineReader;
import io.dyadwatch.cli.lines.LineReader.Line;
import io.dyadwatch.cli.terminal.Failure;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/** NDJSON: an article a line. */
final class LinesOfFile implements ArticlesOfFile {
    private final InputStream in;
    private final LineReader lines;
    private final Position from;
    private final Submission submission;

    /** @param in from that position on */
    LinesOfFile(InputStream in, Position from, Submission submission) {
        this.in = in;
        this.lines = new LineReader(in, WholeFile.MAX_BYTES);
        this.from = from;
        this.submission = submission;
    }

    @Override
    public Optional<Found> next() throws IOException {
        Optional<Line> next = lines.next();
        if (next.isEmpty()) {
            return Optional.empty();
        }
        Line line = next.get();
        Position after = new Position(from.offset() + lines.offset(), from.number() + line.number());
        if (line.tooLong()) {
            return Optional.of(new Found.Unreadable("the line is too long", after));
        }
        try {
            return Optional.of(new Found.Submittable(submission.ofJson(line.bytes()), after));
        } catch (Failure e) {
            return Optional.of(new Found.Unreadable(String.valueOf(e.getMessage()), after));
        }
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
