package io.dyadwatch.cli.archive;

import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Optional;

/** What is found in a file, one after the other. */
public interface ArticlesOfFile extends Closeable {
    /**
     * The next; absent at the end.
     *
     * @throws IOException if the rest of the file cannot be read
     */
    Optional<Found> next() throws IOException;

    /**
     * Reads a file.
     *
     * @param bytes of the file as it is, closed with the result
     * @param name the file's, which tells how it is compressed
     * @param from where to begin: {@link Position#START}, or what was told after something in the same file
     * @throws IOException if it cannot be read, or ends before that place
     */
    static ArticlesOfFile of(InputStream bytes, Path name, ArchiveFormat format, Position from, Submission submission)
            throws IOException {
        try {
            InputStream in = Compression.of(name).open(bytes);
            skip(in, from.offset());
            return switch (format) {
                case TEXT, HTML, JSON -> new WholeFile(in, format, from, submission);
                case NDJSON -> new LinesOfFile(in, from, submission);
                case WARC -> new PagesOfWarc(in, from, submission);
            };
        } catch (IOException | RuntimeException e) {
            bytes.close();
            throw e;
        }
    }

    private static void skip(InputStream in, long bytes) throws IOException {
        try {
            in.skipNBytes(bytes);
        } catch (EOFException e) {
            throw new IOException("it has become shorter", e);
        }
    }
}
