package io.dyadwatch.cli.post;

import io.dyadwatch.cli.archive.ArchiveFile;
import io.dyadwatch.cli.archive.ArchiveFiles;
import io.dyadwatch.cli.post.Checkpoint.Counts;
import io.dyadwatch.cli.terminal.Terminal;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.Optional;

/** A bar on a terminal, on standard error; nothing anywhere else. */
final class Progress {
    private static final int WIDTH = 30;
    private static final String CLEAR = "\r\u001B[K";

    private final Terminal terminal;
    private final long total;
    private long done;
    private boolean shown;

    /** @param files all that will be read, walked to its end if somebody looks on */
    Progress(Terminal terminal, ArchiveFiles files) {
        this.terminal = terminal;
        this.total = terminal.interactive() ? sizes(files) : 0;
    }

    private static long sizes(ArchiveFiles files) {
        long sum = 0;
        while (true) {
            try {
                Optional<ArchiveFile> next = files.nextFile();
                if (next.isEmpty()) {
                    return sum;
                }
                sum += Math.max(0, FileState.of(next.get().path()).size());
            } catch (UncheckedIOException e) {
                // The run itself will tell; what follows the folder counts all the same.
            }
        }
    }

    /** A file that an earlier run has done. */
    void file(long size) {
        done += Math.max(0, size);
    }

    /** Counts what is read. */
    InputStream counting(InputStream file) {
        return new FilterInputStream(file) {
            @Override
            public int read() throws IOException {
                int read = super.read();
                done += read < 0 ? 0 : 1;
                return read;
            }

            @Override
            public int read(byte[] into, int offset, int length) throws IOException {
                int count = super.read(into, offset, length);
                done += Math.max(0, count);
                return count;
            }

            @Override
            public long skip(long count) throws IOException {
                long skipped = super.skip(count);
                done += skipped;
                return skipped;
            }
        };
    }

    void show(Counts counts) {
        if (!terminal.interactive()) {
            return;
        }
        double part = total == 0 ? 1 : Math.min(1.0, (double) done / total);
        int filled = (int) (part * WIDTH);
        terminal.err()
                .print(CLEAR + "[" + "#".repeat(filled) + " ".repeat(WIDTH - filled) + "] "
                        + String.format(
                                Locale.ROOT,
                                "%3d %%  %,d accepted, %,d refused",
                                (int) (part * 100),
                                counts.accepted(),
                                counts.refused()));
        terminal.err().flush();
        shown = true;
    }

    /** Takes the bar away, so that a line may be printed. */
    void clear() {
        if (shown) {
            terminal.err().print(CLEAR);
            terminal.err().flush();
            shown = false;
        }
    }
}
