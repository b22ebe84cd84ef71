package io.dyadwatch.alert.database;

import java.sql.SQLException;

/** PostgreSQL refused a statement or could not be reached. */
public final class DatabaseFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String sqlState;

    DatabaseFailure(SQLException cause) {
        super(cause);
        this.sqlState = cause.getSQLState() == null ? "" : cause.getSQLState();
    }

    /**
     * Whether the values themselves were refused (SQLSTATE classes 22, data exception, and 23, integrity constraint), so
     * that the same work will fail again for ever. Everything else passes: an outage, a deadlock, a full disk.
     */
    public boolean isPermanent() {
        return sqlState.startsWith("22") || sqlState.startsWith("23");
    }

    /** Five characters of the SQL standard, or empty; safe to log, which the message is not: it may repeat values. */
    public String sqlState() {
        return sqlState;
    }
}
