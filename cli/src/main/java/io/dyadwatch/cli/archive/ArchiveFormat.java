package io.dyadwatch.cli.archive;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;

/**
 * What a file holds, by its name; each may be compressed, which {@code .gz} or {@code .zst} at the end of the name
 * tells.
 */
public enum ArchiveFormat {
    /** One article: the whole file is its text, UTF-8. */
    TEXT,
    /** One page. */
    HTML,
    /** One article, or one ninjs 2.x document. */
    JSON,
    /** An article or a ninjs 2.x document a line. */
    NDJSON,
    /** A web archive, ISO 28500. */
    WARC;

    /** Endings that are taken, for messages. */
    public static final String ENDINGS = ".txt, .html, .json, .ndjson and .warc, plain or with .gz or .zst";

    /** The format that a file's name tells. */
    public static Optional<ArchiveFormat> of(Path file) {
        Path last = file.getFileName();
        String name = Compression.withoutEnding(last == null ? "" : last.toString());
        return switch (name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT)) {
            case "txt" -> Optional.of(TEXT);
            case "html", "htm", "xhtml" -> Optional.of(HTML);
            case "json" -> Optional.of(JSON);
            case "ndjson", "jsonl" -> Optional.of(NDJSON);
            case "warc" -> Optional.of(WARC);
            default -> Optional.empty();
        };
    }

    /** Whether a file of it is one article. */
    public boolean isOneArticle() {
        return this == TEXT || this == HTML || this == JSON;
    }
}
