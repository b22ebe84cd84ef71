package io.dyadwatch.alert.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(PostgreSql.class)
class PipelineTest {
    private static final String INSERT = "insert into thing (id, name) values (?, ?)";
    private static final String NAMES = "select name from thing where id >= ? order by id";

    private static TestDatabase db;

    @BeforeAll
    static void prepare(TestDatabase database) {
        db = database;
        db.execute("create table thing (id integer primary key, name text)");
    }

    @BeforeEach
    void empty() {
        db.execute("delete from thing");
    }

    private static List<List<@Nullable Object>> rows(int count) {
        return IntStream.range(0, count)
                .mapToObj(id -> Sql.row(id, "name " + id))
                .toList();
    }

    @Test
    void whatIsAskedSeesWhatWasWrittenBeforeItAndNotWhatComesAfter() {
        db.database().transaction(connection -> {
            Pipeline pipeline = new Pipeline(connection);
            Pipeline.Answer<String> none = pipeline.ask(NAMES, row -> row.getString("name"), 0);
            pipeline.update(INSERT, 1, "first");
            Pipeline.Answer<String> one = pipeline.ask(NAMES, row -> row.getString("name"), 0);
            pipeline.update(INSERT, 2, null);
            Pipeline.Answer<Integer> count =
                    pipeline.ask("select count(*) as things from thing", row -> row.getInt("things"));

            assertThat(one.rows()).containsExactly("first");
            assertThat(none.rows()).isEmpty();
            assertThat(count.rows()).containsExactly(2);
            return 0;
        });
    }

    @Test
    void whatWaitsIsNotCarriedOutBeforeItIsSent() {
        db.database().transaction(connection -> {
            Pipeline pipeline = new Pipeline(connection);
            pipeline.update(INSERT, 1, "first");
            assertThat(Sql.query(connection, NAMES, row -> row.getString("name"), 0))
                    .isEmpty();
            pipeline.send();
            assertThat(Sql.query(connection, NAMES, row -> row.getString("name"), 0))
                    .containsExactly("first");
            return 0;
        });

        assertThat(db.column("select name from thing")).containsExactly("first");
    }

    @Test
    void manyRowsAndManyStatementsAllArriveInOrder() {
        db.database().transaction(connection -> {
            Pipeline pipeline = new Pipeline(connection);
            pipeline.batch(INSERT, rows(500));
            for (int id = 0; id < 100; id++) {
                pipeline.update("update thing set name = ? where id = ?", "changed " + id, id);
                pipeline.batch("update thing set name = name || ? where id = ?", List.of(Sql.row(" twice", id)));
            }
            pipeline.send();
            return 0;
        });

        assertThat(db.column("select count(*) from thing")).containsExactly("500");
        assertThat(db.column("select name from thing where id in (0, 99, 100) order by id"))
                .containsExactly("changed 0 twice", "changed 99 twice", "name 100");
    }

    @Test
    void aStatementThatFailsFailsTheTransactionWithItsOwnState() {
        assertThatThrownBy(() -> db.database().transaction(connection -> {
                    Pipeline pipeline = new Pipeline(connection);
                    pipeline.update(INSERT, 1, "first");
                    pipeline.update(INSERT, 1, "again");
                    pipeline.update(INSERT, 2, "second");
                    return pipeline.query(NAMES, row -> row.getString("name"), 0);
                }))
                .isInstanceOfSatisfying(
                        DatabaseFailure.class,
                        failure -> assertThat(failure.sqlState()).isEqualTo("23505"));

        assertThat(db.column("select name from thing")).isEmpty();
    }

    @Test
    void anAnswerBehindAFailureIsNotGiven() {
        db.database().read(connection -> {
            Pipeline pipeline = new Pipeline(connection);
            pipeline.update("update nothing set name = ?", "x");
            Pipeline.Answer<String> names = pipeline.ask(NAMES, row -> row.getString("name"), 0);

            assertThatThrownBy(pipeline::send).isInstanceOf(SQLException.class);
            assertThatThrownBy(names::rows).isInstanceOf(IllegalStateException.class);
            return 0;
        });
    }
}
