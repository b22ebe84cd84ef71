package io.dyadwatch.cli.post;

import io.dyadwatch.cli.terminal.Failure;
import io.dyadwatch.contracts.InvalidRecord;
import io.dyadwatch.contracts.Json;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The file of a checkpoint: replaced as a whole, so that a crash leaves the one before. */
final class CheckpointFile {
    private final Path file;
    private final String job;

    private CheckpointFile(Path file, String job) {
        this.file = file;
        this.job = job;
    }

    /**
     * The checkpoint of a posting.
     *
     * @param named the file; by default one in the folder whose name tells the postings apart
     * @param identity everything that makes it this posting and no other
     */
    static CheckpointFile of(@Nullable Path named, Path folder, List<String> identity) {
        String job = sha256(String.join("\n", identity));
        Path file = named == null ? folder.resolve(".dyadwatch-post-" + job.substring(0, 12) + ".json") : named;
        return new CheckpointFile(file.toAbsolutePath(), job);
    }

    Path path() {
        return file;
    }

    String job() {
        return job;
    }

    /** Whether a path is this file, or what it is replaced by. */
    boolean isAt(Path path) {
        Path absolute = path.toAbsolutePath().normalize();
        return absolute.equals(file.normalize()) || absolute.equals(fresh().normalize());
    }

    /**
     * What was saved; absent where nothing was.
     *
     * @throws Failure if it is another posting's, or none
     */
    Optional<Checkpoint> load() {
        Checkpoint saved;
        try {
            saved = Json.read(Files.readAllBytes(file), Checkpoint.class);
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException | InvalidRecord e) {
            throw new Failure(file + " cannot be read as a checkpoint: remove it to begin anew", e);
        }
        if (!job.equals(saved.job())) {
            throw new Failure(file + " is the checkpoint of another posting: name another file with --checkpoint");
        }
        return Optional.of(saved);
    }

    /**
     * Replaces what was saved.
     *
     * @throws Failure if that cannot be
     */
    void save(Checkpoint checkpoint) {
        Path fresh = fresh();
        try {
            try (FileChannel channel = FileChannel.open(
                    fresh, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE)) {
                ByteBuffer json = ByteBuffer.wrap(Json.write(checkpoint));
                while (json.hasRemaining()) {
                    channel.write(json);
                }
                channel.force(true);
            }
            Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new Failure("cannot write the checkpoint " + file + ": name another file with --checkpoint", e);
        }
    }

    /** All is done: the same command begins anew. */
    void remove() {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new Failure("cannot remove the checkpoint " + file, e);
        }
    }

    private Path fresh() {
        return file.resolveSibling(file.getFileName() + ".new");
    }

    private static String sha256(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
