package io.dyadwatch.alert.secret;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.function.Supplier;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * The keys of a file, read again when it has changed, so that a rotation needs no restart. A file that cannot be read any
 * more, or holds what are no keys, leaves the keys as they are, with one warning for each change.
 */
public final class KeyFile implements Supplier<KeyRing> {
    private static final Logger LOG = Logger.getLogger(KeyFile.class);
    /** Enough for more than a hundred keys. */
    private static final long MAX_BYTES = 16 * 1024;

    private final String setting;
    private final Path file;
    private volatile State state;

    /**
     * @param setting that names the file, for messages
     * @throws InvalidKeys if the file cannot be read or holds what are no keys
     */
    public KeyFile(String setting, Path file) {
        this.setting = setting;
        this.file = file;
        Stamp stamp = stamp();
        this.state = new State(stamp, read(stamp), false);
    }

    @Override
    public KeyRing get() {
        State before = state;
        return stamp().equals(before.stamp) ? before.keys : changed().keys;
    }

    /** Whether the file as it is now cannot be used. */
    public boolean isBroken() {
        get();
        return state.broken;
    }

    private synchronized State changed() {
        // Taken before the contents: what is written meanwhile is seen as one more change.
        Stamp stamp = stamp();
        if (stamp.equals(state.stamp)) {
            return state;
        }
        try {
            state = new State(stamp, read(stamp), false);
            LOG.infof("Encryption keys were read again: keyIds=%s", state.keys.keys());
        } catch (InvalidKeys e) {
            state = new State(stamp, state.keys, true);
            LOG.warnf(
                    "The changed encryption keys cannot be used, those from before are kept: error=%s", e.getMessage());
        }
        return state;
    }

    private KeyRing read(Stamp stamp) {
        if (stamp.size > MAX_BYTES) {
            throw new InvalidKeys(setting + " names a file of more than " + MAX_BYTES + " bytes");
        }
        try {
            return KeyRing.parse(setting, Files.readString(file));
        } catch (IOException e) {
            throw new InvalidKeys(setting + " names a file that cannot be read: " + file);
        }
    }

    private Stamp stamp() {
        try {
            BasicFileAttributes now = Files.readAttributes(file, BasicFileAttributes.class);
            return new Stamp(now.size(), now.lastModifiedTime(), now.fileKey());
        } catch (IOException e) {
            return Stamp.GONE;
        }
    }

    private record State(Stamp stamp, KeyRing keys, boolean broken) {}

    /** @param file another one where the file was replaced */
    private record Stamp(
            long size,
            @Nullable FileTime modified,
            @Nullable Object file) {
        static final Stamp GONE = new Stamp(-1, null, null);
    }
}
