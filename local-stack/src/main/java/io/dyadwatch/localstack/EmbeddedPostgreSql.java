package io.dyadwatch.localstack;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A PostgreSQL server of its own, started and stopped from this process, listening on 127.0.0.1 only.
 *
 * <p>It is as durable as an installed one: what was committed is on disk. Its data outlive it; started again on the same
 * directory it has the same rows. Everybody who can reach the port may log in: it is for one person's machine.
 */
public final class EmbeddedPostgreSql implements AutoCloseable {
    /** Present in a data directory that was started once; without it a first start was cut off half way. */
    private static final String COMPLETE = "dyadwatch-complete";
    /** Unpacking and initdb on a busy machine; a warm start takes about a second. */
    private static final Duration START_LIMIT = Duration.ofSeconds(90);

    private final EmbeddedPostgres server;
    private final Path dataDir;

    private EmbeddedPostgreSql(EmbeddedPostgres server, Path dataDir) {
        this.server = server;
        this.dataDir = dataDir;
    }

    /**
     * Starts a server, which takes connections when this returns.
     *
     * @param dataDir made if it is not there, kept when the server stops
     * @param port to listen on; 0 for a free one
     * @throws LocalStackException if it does not start, for example because the port or the directory is in use
     */
    public static EmbeddedPostgreSql start(Path dataDir, int port) {
        return start(dataDir, port, Map.of());
    }

    /**
     * Starts a server with settings of its own.
     *
     * @param settings by the names of {@code postgresql.conf}
     */
    public static EmbeddedPostgreSql start(Path dataDir, int port, Map<String, String> settings) {
        Path data = dataDir.toAbsolutePath();
        int clientPort = port == 0 ? Ports.free() : port;
        try {
            Postmaster.stopOrphan(data);
            discardIncomplete(data);
            Files.createDirectories(data);
            EmbeddedPostgres.Builder builder = builder(data, clientPort);
            settings.forEach(builder::setServerConfig);
            EmbeddedPostgreSql started = new EmbeddedPostgreSql(builder.start(), data);
            Files.writeString(data.resolve(COMPLETE), "");
            return started;
        } catch (IOException | RuntimeException e) {
            throw new LocalStackException("PostgreSQL did not start on port " + clientPort + ": " + e.getMessage(), e);
        }
    }

    /** For a JDBC driver, without user and password. */
    public String jdbcUrl() {
        return "jdbc:postgresql://127.0.0.1:" + port() + "/postgres";
    }

    public String user() {
        return "postgres";
    }

    /** Asked for by pools and frameworks; the server itself does not check it. */
    public String password() {
        return "postgres";
    }

    /** The port it listens on; give it to {@link #start} to have the server back where clients know it. */
    public int port() {
        return server.getPort();
    }

    /** Waits until the server has stopped, whoever stops it. */
    public void awaitStop() {
        Postmaster.of(dataDir).ifPresent(process -> process.onExit().join());
    }

    /** Stops the server after a checkpoint, closing the connections of clients; returns when it is gone. */
    @Override
    public void close() {
        Optional<ProcessHandle> postmaster = Postmaster.of(dataDir);
        try {
            server.close();
            // The library gives up after 5 s without a word.
            if (postmaster.isPresent()) {
                Postmaster.awaitEnd(postmaster.get());
            }
        } catch (IOException e) {
            throw new LocalStackException("PostgreSQL did not stop: " + e.getMessage(), e);
        }
    }

    private static EmbeddedPostgres.Builder builder(Path dataDir, int port) {
        return EmbeddedPostgres.builder()
                .setDataDirectory(dataDir)
                .setCleanDataDirectory(false)
                .setPort(port)
                .setPGStartupWait(START_LIMIT)
                // The library starts the server for tests, with durability off: all three are switched back on.
                .setServerConfig("fsync", "on")
                .setServerConfig("synchronous_commit", "on")
                .setServerConfig("full_page_writes", "on")
                .setServerConfig("listen_addresses", "127.0.0.1")
                // No socket file in a shared folder for temporary files.
                .setServerConfig("unix_socket_directories", "")
                .setServerConfig("max_connections", "60")
                .setServerConfig("shared_buffers", "32MB")
                // Sorting that does not depend on the machine's language.
                .setLocaleConfig("locale-provider", "builtin")
                .setLocaleConfig("builtin-locale", "C.UTF-8")
                .setLocaleConfig("locale", "C");
    }

    /** A first start that was killed leaves a directory which PostgreSQL can neither use nor repair. */
    private static void discardIncomplete(Path data) throws IOException {
        if (!Files.isDirectory(data) || Files.exists(data.resolve(COMPLETE))) {
            return;
        }
        List<Path> innermostFirst;
        try (Stream<Path> files = Files.walk(data)) {
            innermostFirst = files.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path file : innermostFirst) {
            Files.delete(file);
        }
    }
}
