package io.dyadwatch.localstack;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** The PostgreSQL server process of a data directory, as the directory's own {@code postmaster.pid} tells it. */
final class Postmaster {
    private static final int STOP_SECONDS = 15;

    private Postmaster() {}

    /** The process, if one is alive. */
    static Optional<ProcessHandle> of(Path dataDir) {
        try {
            // The first line is the process id (PostgreSQL documentation, "postmaster.pid").
            long pid = Long.parseLong(
                    Files.readAllLines(dataDir.resolve("postmaster.pid")).get(0).trim());
            return ProcessHandle.of(pid).filter(ProcessHandle::isAlive);
        } catch (IOException | NumberFormatException | IndexOutOfBoundsException e) {
            return Optional.empty();
        }
    }

    /**
     * Stops a server whose keeper was killed and could not stop it. Where the id has gone to another program in the
     * meantime, that program is left alone.
     *
     * @throws IOException if the directory has a keeper that lives
     */
    static void stopOrphan(Path dataDir) throws IOException {
        refuseIfKept(dataDir);
        Optional<ProcessHandle> orphan = of(dataDir).filter(Postmaster::isPostgres);
        if (orphan.isPresent()) {
            // SIGINT is PostgreSQL's fast shutdown; the SIGTERM of destroy() would wait for every client to leave.
            new ProcessBuilder("kill", "-INT", Long.toString(orphan.get().pid())).start();
            awaitEnd(orphan.get());
        }
    }

    /** Waits until a server that was told to stop is gone. */
    static void awaitEnd(ProcessHandle postmaster) throws IOException {
        try {
            postmaster.onExit().get(STOP_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while PostgreSQL stops", e);
        } catch (ExecutionException | TimeoutException e) {
            throw new IOException("process " + postmaster.pid() + " does not stop", e);
        }
    }

    private static void refuseIfKept(Path dataDir) throws IOException {
        // The file that the embedding library locks for as long as it keeps the server.
        Path lock = dataDir.resolve("epg-lock");
        if (!Files.exists(lock)) {
            return;
        }
        try (FileChannel channel = FileChannel.open(lock, StandardOpenOption.WRITE);
                FileLock taken = channel.tryLock()) {
            if (taken == null) {
                throw new IOException("another process keeps a PostgreSQL on " + dataDir);
            }
        } catch (OverlappingFileLockException e) {
            throw new IOException("this process keeps a PostgreSQL on " + dataDir + " already", e);
        }
    }

    private static boolean isPostgres(ProcessHandle process) {
        return process.info().command().filter(c -> c.endsWith("postgres")).isPresent();
    }
}
