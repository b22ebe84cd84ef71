package io.dyadwatch.access;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The tokens of a file that may change: it is read again when its size or time of change differ, which is looked at no
 * more than once a second. A changed file that cannot be used leaves in force what was read before.
 *
 * <p>Safe for use by several threads. Looking costs a stat of a local file, reading a file of some lines: little enough
 * for an event loop.
 */
public final class FileTokens {
    private static final Duration LOOK_EVERY = Duration.ofSeconds(1);

    private final Path file;
    private final Clock clock;
    private final Consumer<String> warning;
    private volatile TokensFile inForce;
    private volatile Instant lookAt;
    private volatile boolean upToDate = true;
    private @Nullable Stamp seen;

    /** Two contents of a file differ in at least one of these; the key is its inode where there are such. */
    private record Stamp(
            FileTime changed, long size, @Nullable Object key) {}

    /**
     * @param warning told once of each change that cannot be used, with file and line
     * @throws UnusableTokensFile if the file cannot be used now
     */
    public FileTokens(Path file, Clock clock, Consumer<String> warning) {
        this.file = file;
        this.clock = clock;
        this.warning = warning;
        // Taken before the content: a change between the two is then seen as one.
        this.seen = stamp();
        this.inForce = TokensFile.read(file);
        this.lookAt = clock.instant().plus(LOOK_EVERY);
    }

    /** Who holds a token that is valid now. */
    public Optional<Holder> find(TokenHash hash) {
        Instant now = clock.instant();
        look(now);
        return Optional.ofNullable(inForce.tokens().get(hash))
                .filter(token -> token.isValidAt(now))
                .map(FileToken::holder);
    }

    /** False while the file on disk cannot be used and an earlier content of it is in force. */
    public boolean isUpToDate() {
        look(clock.instant());
        return upToDate;
    }

    private void look(Instant now) {
        // A clock that was set back must not keep an old file in force.
        boolean due = !now.isBefore(lookAt) || now.isBefore(lookAt.minus(LOOK_EVERY));
        if (due) {
            readIfChanged(now);
        }
    }

    private synchronized void readIfChanged(Instant now) {
        lookAt = now.plus(LOOK_EVERY);
        Stamp stamp = stamp();
        if (Objects.equals(stamp, seen)) {
            return;
        }
        seen = stamp;
        try {
            inForce = TokensFile.read(file);
            upToDate = true;
        } catch (UnusableTokensFile e) {
            upToDate = false;
            warning.accept(e.getMessage() + "; the tokens read before stay in force");
        }
    }

    private @Nullable Stamp stamp() {
        try {
            BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
            return new Stamp(attributes.lastModifiedTime(), attributes.size(), attributes.fileKey());
        } catch (IOException e) {
            return null;
        }
    }
}
