package io.dyadwatch.alert.database;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Statements of one transaction that are sent together. They are carried out in the order in which they were given, each
 * with what those before it did in sight; but they wait until somebody asks for the answer of one, or for {@link #send}:
 * a transaction of a dozen statements costs as many journeys to PostgreSQL as it has questions that depend on each other.
 * Parameters are as in {@link Sql}.
 *
 * <p>PostgreSQL's driver sends several statements in one text as one message, and gives their results one by one.
 */
public final class Pipeline {
    /** Rows of one statement beyond which it is sent by itself: each number of rows is a text of its own to be prepared. */
    private static final int ROWS_TOGETHER = 4;

    private static final int STATEMENTS_TOGETHER = 32;

    private final Connection connection;
    private final List<Waiting> waiting = new ArrayList<>();

    public Pipeline(Connection connection) {
        this.connection = connection;
    }

    /** What a statement answers, once it was sent. */
    public final class Answer<T> {
        private final Sql.Row<T> row;
        private @Nullable List<T> rows;

        private Answer(Sql.Row<T> row) {
            this.row = row;
        }

        /**
         * All rows, in the order they come. Sends what waits where it was not sent yet.
         *
         * @throws SQLException where this statement or one before it fails
         */
        public List<T> rows() throws SQLException {
            if (rows == null) {
                send();
            }
            if (rows == null) {
                throw new IllegalStateException("this statement's transaction has failed");
            }
            return rows;
        }

        private void read(ResultSet results) throws SQLException {
            List<T> read = new ArrayList<>();
            while (results.next()) {
                read.add(row.read(results));
            }
            rows = read;
        }
    }

    private record Waiting(
            String sql,
            List<@Nullable Object> parameters,
            @Nullable Answer<?> answer) {}

    /** Asks, for an answer that is wanted later; rows are read when they come. */
    public <T> Answer<T> ask(String sql, Sql.Row<T> row, @Nullable Object... parameters) throws SQLException {
        Answer<T> answer = new Answer<>(row);
        add(new Waiting(sql, Sql.row(parameters), answer));
        return answer;
    }

    /** Asks for an answer that is wanted now. */
    public <T> List<T> query(String sql, Sql.Row<T> row, @Nullable Object... parameters) throws SQLException {
        return ask(sql, row, parameters).rows();
    }

    /** Changes rows; how many, nobody asks. */
    public void update(String sql, @Nullable Object... parameters) throws SQLException {
        add(new Waiting(sql, Sql.row(parameters), null));
    }

    /** One statement for many rows of parameters; how many it changes, nobody asks. */
    public void batch(String sql, List<List<@Nullable Object>> rows) throws SQLException {
        if (rows.size() > ROWS_TOGETHER) {
            Sql.batch(connection(), sql, rows);
            return;
        }
        for (List<@Nullable Object> row : rows) {
            add(new Waiting(sql, row, null));
        }
    }

    /** The connection by itself, after everything that waits was sent. */
    public Connection connection() throws SQLException {
        send();
        return connection;
    }

    /**
     * Sends what waits; to be called before the commit.
     *
     * @throws SQLException where one of the statements fails; those behind it were not carried out
     */
    public void send() throws SQLException {
        if (waiting.isEmpty()) {
            return;
        }
        List<Waiting> sent = List.copyOf(waiting);
        waiting.clear();
        String text = sent.stream().map(Waiting::sql).collect(Collectors.joining(";\n"));
        List<@Nullable Object> parameters = new ArrayList<>();
        sent.forEach(each -> parameters.addAll(each.parameters));
        try (PreparedStatement statement = connection.prepareStatement(text)) {
            Sql.bind(connection, statement, parameters.toArray());
            boolean isRows = statement.execute();
            for (Waiting each : sent) {
                if (each.answer != null) {
                    read(each.answer, statement, isRows);
                }
                isRows = statement.getMoreResults();
            }
        }
    }

    private static void read(Answer<?> answer, PreparedStatement statement, boolean isRows) throws SQLException {
        if (!isRows) {
            throw new IllegalStateException("a statement that was asked has no rows to answer");
        }
        try (ResultSet results = statement.getResultSet()) {
            answer.read(results);
        }
    }

    private void add(Waiting statement) throws SQLException {
        if (waiting.size() == STATEMENTS_TOGETHER) {
            send();
        }
        waiting.add(statement);
    }
}
