package io.dyadwatch.alert.migration;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MigrationRulesTest {
    private static final Path MIGRATIONS = Path.of("src/main/resources/db/migration");

    /**
     * Those that came before the rules, by the beginning of their SHA-256. What drops a column two releases after it was
     * last used joins them.
     */
    private static final Map<String, String> EXEMPT = Map.of(
            "V1__ledger.sql", "9ac75972605c5930",
            "V2__owners_and_definitions.sql", "b72eedf6b35887c8",
            "V4__stories.sql", "b181579daba2fda6",
            "V5__isolation.sql", "0ead273497763305",
            "V6__secrets.sql", "6ff8db630227a19d",
            "V7__feedback_and_retention.sql", "21940d22d2caedfe",
            "V9__alerts_of_day.sql", "8f347bd82e54a569");

    @Test
    void theVersionBeforeGoesOnWorkingOnWhatThisOneMakesOfTheDatabase() {
        migrations().forEach((name, sql) -> {
            if (!EXEMPT.containsKey(name)) {
                assertThat(MigrationRules.broken(sql)).as(name).isEmpty();
            }
        });
    }

    @Test
    void whatWasReleasedIsNotChanged() {
        Map<String, String> all = migrations();

        EXEMPT.forEach((name, hash) ->
                assertThat(sha256(all.getOrDefault(name, ""))).as(name).startsWith(hash));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "drop table alert",
                "alter table alert drop column body",
                "alter table alert drop body",
                "alter table alert rename column body to bytes",
                "alter table alert alter column body type text",
                "alter table alert alter body set data type text",
                "alter table alert alter column body set not null",
                "alter table alert alter column body drop not null",
                "alter table alert add column size integer not null",
                "alter table alert\n  add column one integer default 0 not null, add column other integer not null",
                "alter table alert add check (size > 0)",
                "alter table alert add constraint sized check (size > 0)",
                "alter table alert add column a int; create unique index one on alert (a)",
                "truncate plain_secret",
                "-- create table alert\nALTER TABLE alert DROP COLUMN body"
            })
    void whatBreaksTheVersionBeforeIsFound(String migration) {
        assertThat(MigrationRules.broken(migration)).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "create table made (id uuid primary key, n integer not null); create unique index u on made (n);"
                        + " alter table made add check (n > 0)",
                "alter table alert add column size integer",
                "alter table alert add column size integer not null default 0",
                "alter table alert add column size integer check (size > 0)",
                "alter table alert drop constraint alert_check",
                "create index alert_size on alert (size)",
                "drop index alert_size",
                "update alert set reason = 'drop table; rename'",
                "-- drop table alert\ninsert into sending default values"
            })
    void whatItToleratesIsAllowed(String migration) {
        assertThat(MigrationRules.broken(migration)).isEmpty();
    }

    private static Map<String, String> migrations() {
        try (Stream<Path> files = Files.list(MIGRATIONS)) {
            Map<String, String> all = new TreeMap<>();
            for (Path file :
                    files.filter(each -> each.toString().endsWith(".sql")).toList()) {
                all.put(file.getFileName().toString(), Files.readString(file));
            }
            assertThat(all).isNotEmpty();
            return all;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String sha256(String text) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
