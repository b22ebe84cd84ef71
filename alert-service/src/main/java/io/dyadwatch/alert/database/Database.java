package io.dyadwatch.alert.database;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.jboss.logging.Logger;

/** Runs work on connections of a pool, with or without a transaction. */
public final class Database {
    private static final Logger LOG = Logger.getLogger(Database.class);

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
            boolean committed = false;
            try {
                T result = work.with(connection);
                connection.commit();
                committed = true;
                return result;
            } finally {
                // Whatever was thrown, an Error too: a pool that takes back an open transaction may commit it.
                if (!committed) {
                    rollBack(connection);
                }
            }
        } catch (SQLException e) {
            throw new DatabaseFailure(e);
        }
    }

    /** Does not hide what the work threw. */
    private static void rollBack(Connection connection) {
        try {
            connection.rollback();
        } catch (SQLException e) {
            LOG.warnf("A transaction could not be rolled back: sqlstate=%s", e.getSQLState());
        }
    }
}
