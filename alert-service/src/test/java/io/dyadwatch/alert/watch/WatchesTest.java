package io.dyadwatch.alert.watch;

import static org.assertj.core.api.Assertions.assertThat;

import io.dyadwatch.alert.database.PostgreSql;
import io.dyadwatch.alert.database.Sql;
import io.dyadwatch.alert.database.TestDatabase;
import io.dyadwatch.alert.endpoint.EndpointRequest;
import io.dyadwatch.alert.endpoint.Endpoints;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.threeten.extra.MutableClock;

@ExtendWith(PostgreSql.class)
class WatchesTest {
    private final MutableClock clock = MutableClock.of(Instant.parse("2026-11-20T09:00:00Z"), ZoneOffset.UTC);

    @Test
    void candidatesAreLookedUpByIndexAndAreThoseWithBothActorsInTheArticle(TestDatabase db) {
        String endpoint = new Endpoints(db.database(), clock)
                .create(new EndpointRequest("https://example.org/", null))
                .id()
                .toString();
        Watches watches = new Watches(db.database(), clock);
        Watch wanted =
                watches.create(new WatchRequest("wanted", List.of("russia", "nicolas-maduro"), null, null, endpoint));
        Watch deleted =
                watches.create(new WatchRequest("deleted", List.of("nicolas-maduro", "russia"), null, null, endpoint));
        watches.delete(deleted.id());
        fill(db, endpoint);
        List<String> actors = List.of("nicolas-maduro", "russia", "cuba", "a17", "nato");

        List<Watch> found = watches.among(actors);
        List<String> plan = db.database()
                .read(connection ->
                        Sql.query(connection, "explain " + Watches.BY_SIDES, row -> row.getString(1), actors, actors));

        assertThat(found).containsExactly(wanted);
        assertThat(String.join("\n", plan)).contains("watch_sides").doesNotContain("Seq Scan");
    }

    /** 20,000 watches on other pairs. */
    private static void fill(TestDatabase db, String endpoint) {
        db.execute(
                "insert into watch (id, version, name, actors, side_a, side_b, scope, topics, endpoint_id, created_at)"
                        + " select gen_random_uuid(), 1, 'w', array[a, b], a, b, 'sentence', '{}', '" + endpoint
                        + "', now()"
                        + " from (select 'a' || n % 500 as a, 'b' || n as b from generate_series(1, 20000) n)");
        db.execute("analyze watch");
    }
}
