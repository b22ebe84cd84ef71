package io.dyadwatch.cli.archive;

import com.github.luben.zstd.ZstdInputStream;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Locale;

/** How a file is compressed, by the end of its name. */
enum Compression {
    NONE(""),
    GZIP(".gz"),
    ZSTD(".zst");

    /**
     * Largest window of zstd, as a power of two: 16 MiB, held outside the heap. RFC 8878 asks for 8 MiB at least; only
     * {@code --ultra} and {@code --long} go beyond.
     */
    private static final int MAX_WINDOW_LOG = 24;

    private static final int BUFFER_BYTES = 64 * 1024;

    private final String ending;

    Compression(String ending) {
        this.ending = ending;
    }

    static Compression of(Path file) {
        String name = file.toString().toLowerCase(Locale.ROOT);
        return name.endsWith(GZIP.ending) ? GZIP : name.endsWith(ZSTD.ending) ? ZSTD : NONE;
    }

    /** A file's name as it would be without compression. */
    static String withoutEnding(String name) {
        return name.substring(0, name.length() - of(Path.of(name)).ending.length());
    }

    /**
     * The bytes as they were before compression. Several compressed pieces one after the other are one.
     *
     * @throws IOException if they do not begin like compressed ones; reading throws it where they break off
     */
    InputStream open(InputStream compressed) throws IOException {
        return switch (this) {
            case NONE -> compressed;
            case GZIP -> new GzipMembers(compressed);
            // Without a buffer behind it, which would swallow what stands before the place where it breaks off.
            case ZSTD ->
                new ZstdInputStream(new WholeFrames(new BufferedInputStream(compressed, BUFFER_BYTES)))
                        .setLongMax(MAX_WINDOW_LOG);
        };
    }
}
