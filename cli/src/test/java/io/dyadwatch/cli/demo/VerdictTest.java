package io.dyadwatch.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.dyadwatch.cli.receive.Received;
import io.dyadwatch.contracts.Json;
import io.dyadwatch.contracts.Scope;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VerdictTest {
    private static final Map<String, String> FILES = Map.of("a".repeat(64), "a.txt", "b".repeat(64), "b.txt");
    private static final List<SampleWatch> WATCHES = List.of(
            new SampleWatch("loud", List.of("cuba", "russia"), Scope.SENTENCE, List.of(), List.of("a.txt", "b.txt")),
            new SampleWatch("silent", List.of("cuba", "iran"), Scope.SENTENCE, List.of(), List.of()));

    @TempDir
    Path folder = Path.of("");

    @Test
    void isGoodWhenEveryExpectedAlertCameVerifiedHoweverOftenItWasSent() throws Exception {
        Inbox inbox = inbox(
                received("1", true, "loud", "a"), received("2", true, "loud", "b"), received("2", true, "loud", "b"));

        Verdict verdict = Verdict.of(WATCHES, FILES, inbox);

        assertThat(verdict).isEqualTo(new Verdict(2, List.of(), List.of(), 0));
        assertThat(verdict.isGood()).isTrue();
        assertThat(inbox.alerts()).hasSize(2);
    }

    @Test
    void doesNotCountWhatWasNotVerified() throws Exception {
        Verdict verdict =
                Verdict.of(WATCHES, FILES, inbox(received("1", true, "loud", "a"), received("2", false, "loud", "b")));

        assertThat(verdict).isEqualTo(new Verdict(2, List.of("b.txt: loud"), List.of(), 1));
        assertThat(verdict.isGood()).isFalse();
    }

    @Test
    void namesAlertsThatShouldNotHaveCome() throws Exception {
        Verdict verdict = Verdict.of(
                WATCHES,
                FILES,
                inbox(
                        received("1", true, "loud", "a"),
                        received("2", true, "loud", "b"),
                        received("3", true, "silent", "b")));

        assertThat(verdict).isEqualTo(new Verdict(2, List.of(), List.of("b.txt: silent"), 0));
        assertThat(verdict.isGood()).isFalse();
    }

    @Test
    void theSampleWatchesExpectSomethingOfEveryArticleSoThatNothingUnexpectedCanComeLater() throws Exception {
        Path seeds = Path.of("../seeds");

        List<SampleWatch> watches = SampleWatch.read(seeds.resolve("watches.json"));

        // Alerts of one article for one endpoint share a delivery: when one of each article is in, all are.
        try (var files = Files.list(seeds)) {
            List<String> articles = files.map(f -> f.getFileName().toString())
                    .filter(f -> f.endsWith(".txt"))
                    .toList();
            assertThat(watches.stream().flatMap(w -> w.expect().stream()).distinct())
                    .containsExactlyInAnyOrderElementsOf(articles);
        }
    }

    @Test
    void leavesALineAloneThatIsStillBeingWritten() throws Exception {
        Path file = folder.resolve("half.ndjson");
        Files.writeString(file, "{\"webhook-id\":\"1\",\"veri");

        assertThat(Inbox.read(file)).isEqualTo(new Inbox(List.of(), 0));
        assertThat(Inbox.read(folder.resolve("not-there"))).isEqualTo(new Inbox(List.of(), 0));
    }

    private Inbox inbox(Received... lines) throws Exception {
        Path file = folder.resolve("received.ndjson");
        StringBuilder content = new StringBuilder();
        for (Received line : lines) {
            content.append(new String(Json.write(line), StandardCharsets.UTF_8)).append('\n');
        }
        Files.writeString(file, content);
        return Inbox.read(file);
    }

    private static Received received(String id, boolean verified, String watch, String article) throws Exception {
        String body = """
                {"type":"alert.matched","schema":"alert-matched.v1","timestamp":"2026-11-20T09:00:00Z","data":{"alerts":[
                 {"id":"00000000-0000-5000-8000-000000000001",
                  "watch":{"id":"00000000-0000-4000-8000-000000000002","version":1,"name":"%s"},
                  "story":{"sources":["example.org"],"sourceCount":1},
                  "actors":[{"id":"cuba","name":"Cuba"},{"id":"russia","name":"Russia"}],
                  "pairs":[{"actors":["cuba","russia"],"terms":["cuba","russia"],"topics":[]}],
                  "scope":"sentence","topics":[],
                  "article":{"id":"%s","revision":1,"source":"seeds","language":"es"},
                  "evidence":[{"text":"x","start":0,"end":1,"mentions":[]}],"matchedAt":"2026-11-20T09:00:00Z"}]}}
                """.formatted(watch, article.repeat(64));
        JsonNode compact = Json.mapper().readTree(body);
        return new Received(id, verified, compact.toString());
    }
}
