package io.dyadwatch.alert.database;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;

/** Runs work on connections of a pool, with or without a transaction. */
public final class Database {
    private final DataSource connections;

    public Database(DataSource connections) {
        this.connections = connections;
    }

    /** What is done with a connection. */
    @FunctionalInterface
    public interface Work<T> {
        T with(Connection connection) throws SQLException;
    }

    /**
     * Each statement by itself.
     *
     * @throws DatabaseFailure if a statement fails or no connection is to be had
     */
    public <T> T read(Work<T> work) {
        try (Connection connection = connections.getConnection()) {
            return work.with(connection);
        } catch (SQLException e) {
            throw new DatabaseFailure(e);
        }
    }

    /**
     * All of it or nothing, at READ COMMITTED.
     *
     * @throws DatabaseFailure if a statement or the commit fails or no connection is to be had; after a failed commit
     *     nobody can tell whether it took place
     */
    public <T> T transaction(Work<T> work) {
        try (Connection connection = connections.getConnection()) {
            connection.setAutoCommit(false);
            try {
                T result = work.with(connection);
                connection.commit();
                return result;
            } catch (SQLException | RuntimeException e) {
                rollBack(connection, e);
                throw e;
            }
        } catch (SQLException e) {
            throw new DatabaseFailure(e);
        }
    }

    private static void rollBack(Connection connection, Exception cause) {
        try {
            connection.rollback();
        } catch (SQLException e) {
            cause.addSuppressed(e);
        }
    }
}
