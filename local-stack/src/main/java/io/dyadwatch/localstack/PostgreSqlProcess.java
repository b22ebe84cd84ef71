package io.dyadwatch.localstack;

import java.nio.file.Path;

/** Main class of a process that keeps a PostgreSQL server. */
public final class PostgreSqlProcess {
    private PostgreSqlProcess() {}

    /**
     * Runs until it gets SIGTERM, or until the server fails.
     *
     * @param args data directory, port, and the file to write once the server takes connections
     */
    public static void main(String[] args) {
        EmbeddedPostgreSql postgres = EmbeddedPostgreSql.start(Path.of(args[0]), Integer.parseInt(args[1]));
        Runtime.getRuntime().addShutdownHook(new Thread(postgres::close, "stop-postgresql"));
        ReadyFile.write(Path.of(args[2]));
        postgres.awaitStop();
        // Reached on SIGTERM too; exit then waits for the hook that is already at work.
        System.exit(1);
    }
}
