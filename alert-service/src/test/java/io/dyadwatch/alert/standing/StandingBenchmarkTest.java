package io.dyadwatch.alert.standing;

import static org.assertj.core.api.Assertions.assertThat;

import io.dyadwatch.alert.database.PostgreSql;
import io.dyadwatch.alert.database.Sql;
import io.dyadwatch.alert.database.TestDatabase;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What asking costs with a million deliveries; prints plans and milliseconds. */
@Tag("benchmark")
@ExtendWith(PostgreSql.class)
class StandingBenchmarkTest {
    private static final int DELIVERIES = Integer.getInteger("deliveries", 1_000_000);
    private static final int ENDPOINTS = 2_000;

    private final Map<String, String> asked = new LinkedHashMap<>();

    @Test
    void aMillionDeliveries(TestDatabase db) {
        fill(db);
        StandingQuery query = new StandingQuery(db.database(), Clock.systemUTC());
        asked.put("due", literal(StandingQuery.DUE, "now()", "20000"));
        asked.put("waiting", literal(StandingQuery.WAITING, "20000", "20000"));
        asked.put("dead", literal(StandingQuery.DEAD, "20000"));
        asked.put("oldest", literal(StandingQuery.OLDEST, "now()", "now()"));
        asked.put("endpoints", literal(StandingQuery.ENDPOINTS, "now()", "now()"));
        asked.put("sources", literal(StandingQuery.SOURCES, "now()"));
        for (String state : new String[] {"few wait", "all wait, most are due"}) {
            if (!state.startsWith("few")) {
                db.execute("update delivery set state = 'pending', next_attempt_at = created_at, finished_at = null");
            }
            System.out.println("== " + state);
            for (int i = 0; i < 3; i++) {
                long start = System.nanoTime();
                Standing standing = query.ask();
                System.out.printf("%.1f ms %s%n", (System.nanoTime() - start) / 1e6, standing);
            }
            asked.forEach((name, sql) -> {
                System.out.println("-- " + name);
                db.column("explain (analyze, costs off, buffers off) " + sql).forEach(System.out::println);
            });
        }
        assertThat(query.ask().due()).isEqualTo(StandingQuery.MOST);
    }

    /** One in a thousand waits, one in fifty is dead. */
    private static void fill(TestDatabase db) {
        db.execute("insert into endpoint (id, subscriber_id, url, created_at) select ('00000000-0000-0000-1111-' ||"
                + " lpad(n::text, 12, '0'))::uuid, '00000000-0000-0000-0000-000000000001', 'https://example.org/', now()"
                + " from generate_series(1, " + ENDPOINTS + ") n");
        db.execute("insert into delivery (id, target, lane, endpoint_id, body, fetched_at, state, next_attempt_at,"
                + " created_at, finished_at) select gen_random_uuid(), 'webhook', e, e, convert_to(repeat('x', 600),"
                + " 'UTF8'), at, state, case state when 'pending' then at end, at, case state when 'pending' then null"
                + " else at end from (select ('00000000-0000-0000-1111-' || lpad((1 + n % " + ENDPOINTS
                + ")::text, 12, '0'))::uuid as e, now() - n * interval '1 second' as at,"
                + " case when n % 1000 = 0 then 'pending' when n % 50 = 1 then 'dead' else 'delivered' end as state"
                + " from generate_series(1, " + DELIVERIES + ") n) d");
        db.execute("insert into source (name, id, first_seen_at, last_seen_at, silent_after) select 's' || n,"
                + " gen_random_uuid(), now(), now(), now() + (n - 5000) * interval '1 minute' from"
                + " generate_series(1, 10000) n");
        // As autovacuum leaves rows that have been there for a while.
        db.database().read(connection -> Sql.update(connection, "vacuum analyze"));
    }

    private static String literal(String sql, String... values) {
        String text = sql;
        for (String value : values) {
            text = text.replaceFirst("\\?", value);
        }
        return text;
    }
}
