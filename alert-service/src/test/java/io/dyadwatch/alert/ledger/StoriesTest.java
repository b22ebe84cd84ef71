package io.dyadwatch.alert.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.dyadwatch.alert.database.PostgreSql;
import io.dyadwatch.alert.database.Sql;
import io.dyadwatch.alert.database.TestDatabase;
import java.sql.Statement;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** How like articles are looked up among many. */
@ExtendWith(PostgreSql.class)
class StoriesTest {
    private static final String MANY_UNLIKE = """
            insert into article_print (article_id, revision, fingerprint, bands, seen_at)
            select 'article-' || n, 1, 'm2:', array(select (n * 42 + b) * 17 from generate_series(1, 42) b),
                   now() - n * interval '1 second'
            from generate_series(1, 3000) n
            """;

    @Test
    void like_articles_are_found_by_their_bands_also_when_PostgreSQL_plans_without_the_values(TestDatabase db) {
        db.execute(MANY_UNLIKE);
        db.execute("analyze article_print");

        String plan = db.database().transaction(connection -> {
            try (Statement statement = connection.createStatement()) {
                statement.execute("set local plan_cache_mode = force_generic_plan");
                statement.execute("prepare alike (integer[], timestamptz, text, integer) as " + numbered(Stories.LIKE));
            }
            return String.join(
                    "\n",
                    Sql.query(
                            connection, "explain execute alike('{17}', now(), 'article-0', 2000)", row -> row.getString(1)));
        });

        assertThat(plan).contains("article_print_bands").doesNotContain("article_print_oldest");
    }

    private static String numbered(String sql) {
        int[] n = {0};
        return Pattern.compile("\\?").matcher(sql).replaceAll(hit -> Matcher.quoteReplacement("$" + ++n[0]));
    }
}
