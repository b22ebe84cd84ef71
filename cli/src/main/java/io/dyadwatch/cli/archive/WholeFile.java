package io.dyadwatch.cli.archive;

import io.dyadwatch.cli.terminal.Failure;
import io.dyadwatch.extraction.page.PageReader;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/** A file that is one article. */
final class WholeFile implements ArticlesOfFile {
    /** Longest body that ingest-service takes. */
    static final int MAX_BYTES = 4 * 1024 * 1024;

    private static final Position END = new Position(0, 1);

    private final InputStream in;
    private final ArchiveFormat format;
    private final Submission submission;
    private boolean ended;

    /** @param from its beginning, or else nothing is left of it */
    WholeFile(InputStream in, ArchiveFormat format, Position from, Submission submission) {
        this.in = in;
        this.format = format;
        this.submission = submission;
        this.ended = !from.equals(Position.START);
    }

    @Override
    public Optional<Found> next() throws IOException {
        if (ended) {
            return Optional.empty();
        }
        ended = true;
        try {
            return Optional.of(new Found.Submittable(article(), END));
        } catch (Failure e) {
            return Optional.of(new Found.Unreadable(String.valueOf(e.getMessage()), END));
        }
    }

    private byte[] article() throws IOException {
        int limit = format == ArchiveFormat.HTML ? PageReader.MAX_BYTES : MAX_BYTES;
        byte[] bytes = in.readNBytes(limit + 1);
        if (format == ArchiveFormat.HTML) {
            return submission
                    .ofPage(bytes, null, "")
                    .orElseThrow(() -> new Failure("no article was found in the page"));
        }
        if (bytes.length > limit) {
            throw new Failure("it is longer than " + limit + " bytes");
        }
        return format == ArchiveFormat.TEXT ? submission.ofText(bytes) : submission.ofJson(bytes);
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
