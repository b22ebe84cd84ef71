package io.dyadwatch.cli.tail;

import static org.assertj.core.api.Assertions.assertThat;

import io.dyadwatch.cli.terminal.Screen;
import io.dyadwatch.cli.terminal.Terminal;
import io.dyadwatch.contracts.Alert;
import io.dyadwatch.contracts.Json;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class BlocksTest {
    private static final String ALERT = """
            {"id":"00000000-0000-5000-8000-000000000001",
             "watch":{"id":"00000000-0000-4000-8000-000000000002","version":3,"name":"Maduro and Russia"},
             "story":{"sources":["example.org"]},
             "actors":[{"id":"nicolas-maduro","name":"Nicolás Maduro"},{"id":"russia","name":"Russia"}],
             "scope":"sentence","topics":["military-cooperation"],
             "article":{"id":"%s","revision":1,"title":"Un \\u001b[31mtitular","source":"example.org","language":"es"},
             "evidence":[{"text":"😀 Maduro habló\\ncon Rusia.","start":100,"end":125,
               "mentions":[{"actor":"russia","start":119,"end":124,"text":"Rusia","kind":"name"},
                           {"actor":"nicolas-maduro","start":102,"end":108,"text":"Maduro","kind":"name"}]}],
             "matchedAt":"2026-11-20T09:00:00Z"}
            """.formatted("a".repeat(64));

    @Test
    void showsAnAlertWithTheSentenceThatProvesIt() {
        assertThat(blocks(false).alert(alert()))
                .containsExactly(
                        "2026-11-20 09:00:00Z  Maduro and Russia",
                        "  actors  Nicolás Maduro × Russia  military-cooperation",
                        "  “😀 Maduro habló con Rusia.”",
                        "  from    example.org (es)  Un \uFFFD[31mtitular");
    }

    @Test
    void letsTheWatchedActorsStandOutOnATerminal() {
        assertThat(blocks(true).alert(alert()))
                .contains("  “😀 \u001B[1mMaduro\u001B[0m habló con \u001B[1mRusia\u001B[0m.”");
    }

    @Test
    void doesNotFallOverOffsetsThatAreNotOfTheSentence() {
        Alert.Proof proof = Json.read("""
                {"text":"short","start":10,"end":15,
                 "mentions":[{"actor":"russia","start":2,"end":5,"text":"x","kind":"name"},
                             {"actor":"russia","start":12,"end":99,"text":"x","kind":"name"}]}
                """.getBytes(StandardCharsets.UTF_8), Alert.Proof.class);

        assertThat(new ProvingSentence(proof).show(new Screen().terminal())).isEqualTo("short");
    }

    private static Alert alert() {
        return Json.read(ALERT.getBytes(StandardCharsets.UTF_8), Alert.class);
    }

    private static Blocks blocks(boolean coloured) {
        return new Blocks(
                new Terminal(OutputStream.nullOutputStream(), OutputStream.nullOutputStream(), true, coloured));
    }

    @Test
    void saysOfAPairHowOftenAndHow() {
        String pair = """
                {"actors":["cuba","russia"],"articleId":"%s","revision":1,"fetchedAt":"2026-11-20T09:00:00Z",
                 "spans":[{"start":0,"end":9,"region":"body"}],"topics":["sanctions"],"list":true,"demonym":false}
                """.formatted("b".repeat(64));

        List<String> lines =
                new View.Converter().convert("pairs").render(pair.getBytes(StandardCharsets.UTF_8), blocks(false));

        assertThat(lines)
                .containsExactly(
                        "2026-11-20 09:00:00Z  cuba × russia  in 1 sentence  sanctions  (only listed)",
                        "  article " + "b".repeat(64));
    }
}
