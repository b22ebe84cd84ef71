package io.dyadwatch.system;

import static org.assertj.core.api.Assertions.assertThat;

import io.dyadwatch.access.Token;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the scan of the logs finds, so that a log in which it finds nothing says something. */
class LogScanTest {
    private static final Map<String, String> ENVIRONMENT = Map.of(
            "QUARKUS_DATASOURCE_PASSWORD",
            "correct horse battery",
            "DYADWATCH_ALERT_ENCRYPTION_KEYS",
            "k1:QUJDREVGR0hJSktM");

    @TempDir
    private Path folder;

    @Test
    void usual_lines_are_nothing_to_speak_of() throws IOException {
        assertThat(scan(ENVIRONMENT, "10:00:00 INFO  The vocabulary is in force: version=abc changed=0 skipped=0"))
                .isEmpty();
    }

    @Test
    void a_token_a_secret_a_password_and_a_key_are_found() throws IOException {
        assertThat(scan(
                        ENVIRONMENT,
                        "refused " + Token.fresh(new SecureRandom()).text(),
                        "signed with whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw",
                        "login with correct horse battery failed",
                        "opened with QUJDREVGR0hJSktM"))
                .extracting(finding -> finding.replaceAll(".*: ", ""))
                .containsExactly(
                        "a token",
                        "a signing secret",
                        "the value of QUARKUS_DATASOURCE_PASSWORD",
                        "the value of DYADWATCH_ALERT_ENCRYPTION_KEYS");
    }

    @Test
    void what_an_article_says_is_found() throws IOException {
        String seed = Files.readAllLines(
                        Path.of(System.getProperty("dyadwatch.root", ".."), "seeds", "000_e1953ec14941e191.txt"))
                .stream()
                .filter(line -> line.strip().length() > 60)
                .findFirst()
                .orElseThrow();
        assertThat(scan(ENVIRONMENT, "got \"" + new Prose(1).sentence() + "\"", "got " + seed))
                .hasSize(2)
                .allMatch(finding -> finding.contains("a sentence of a"));
    }

    @Test
    void a_stack_trace_is_found_unless_it_is_allowed() throws IOException {
        String frame = "\tat io.dyadwatch.alert.Wiring.worker(Wiring.java:12)";
        assertThat(scan(ENVIRONMENT, "ERROR something broke", frame)).hasSize(1);
        assertThat(new LogScan(ENVIRONMENT, true).findings(write(frame), 0)).isEmpty();
    }

    @Test
    void where_it_is_json_every_line_is_an_object_with_the_fixed_keys() throws IOException {
        Map<String, String> json = Map.of("QUARKUS_LOG_CONSOLE_JSON_ENABLED", "true");
        String good =
                "{\"timestamp\":\"t\",\"level\":\"WARN\",\"loggerName\":\"io.dyadwatch.A\",\"threadName\":\"main\","
                        + "\"message\":\"Left: topic=t\",\"mdc\":{\"topic\":\"t\"}}";
        assertThat(scan(json, good)).isEmpty();
        assertThat(scan(json, "plain", good.replace("level", "colour"), good.replace("{\"topic\":\"t\"}", "{}")))
                .extracting(finding -> finding.replaceAll(".*: ", ""))
                .containsExactly("no JSON", "no level", "an unknown field colour", "keys that are no fields");
    }

    @Test
    void what_stood_there_before_is_not_looked_at() throws IOException {
        Path log = write("\tat a.b.C(D.java:1)", "fine");
        assertThat(new LogScan(ENVIRONMENT, false).findings(log, Files.size(log) - 5))
                .isEmpty();
    }

    private List<String> scan(Map<String, String> environment, String... lines) throws IOException {
        return new LogScan(environment, false).findings(write(lines), 0);
    }

    private Path write(String... lines) throws IOException {
        return Files.write(folder.resolve("a.log"), List.of(lines));
    }
}
