package io.dyadwatch.alert.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(PostgreSql.class)
class DatabaseTest {
    @Test
    void anErrorInTheMidstOfATransactionRollsItBack(TestDatabase db) {
        List<String> calls = new ArrayList<>();
        db.execute("create table half (id integer)");
        Database recorded = new Database(recording(db, calls));

        assertThatThrownBy(() -> recorded.transaction(connection -> {
                    Sql.update(connection, "insert into half values (1)");
                    throw new StackOverflowError("deep");
                }))
                .isInstanceOf(StackOverflowError.class);

        assertThat(calls).contains("rollback").doesNotContain("commit");
        assertThat(db.count("half")).isZero();
    }

    /** Hands out connections that tell what is called on them. */
    private static DataSource recording(TestDatabase db, List<String> calls) {
        ClassLoader loader = DatabaseTest.class.getClassLoader();
        return (DataSource) Proxy.newProxyInstance(loader, new Class<?>[] {DataSource.class}, (self, asked, none) -> {
            Connection real = db.source().getConnection();
            return Proxy.newProxyInstance(loader, new Class<?>[] {Connection.class}, (proxy, method, arguments) -> {
                calls.add(method.getName());
                try {
                    return method.invoke(real, arguments);
                } catch (InvocationTargetException e) {
                    throw e.getCause();
                }
            });
        });
    }
}
