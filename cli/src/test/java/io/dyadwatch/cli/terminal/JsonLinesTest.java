package io.dyadwatch.cli.terminal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dyadwatch.contracts.Json;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;

class JsonLinesTest {
    private static final Map<String, String> VALUE = Map.of("text", "ñ \u001B \u009B \u007F \u202E");

    @Test
    void escapesOnATerminalWhatWouldActOnIt() throws Exception {
        String line = written(true);

        assertThat(line).isEqualTo("{\"text\":\"ñ \\u001B \\u009B \\u007F \\u202E\"}\n");
        assertThat(Json.mapper().readTree(line).get("text").asText()).isEqualTo(VALUE.get("text"));
    }

    @Test
    void writesPlainJsonToAFileOrAPipe() {
        assertThat(written(false)).isEqualTo("{\"text\":\"ñ \\u001B \u009B \u007F \u202E\"}\n");
    }

    @Test
    void givesUpWhenNobodyReadsAnyMore() {
        OutputStream closed = new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                throw new IOException("Broken pipe");
            }
        };
        JsonLines lines = new JsonLines(new PrintStream(closed, true, StandardCharsets.UTF_8), false);
        lines.write(VALUE);

        assertThatThrownBy(lines::flush).isInstanceOf(Failure.class);
        assertThatThrownBy(() -> lines.write("x".repeat(100_000))).isInstanceOf(Failure.class);
    }

    private static String written(boolean interactive) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        JsonLines lines = new JsonLines(out, interactive);
        lines.write(VALUE);
        lines.flush();
        return out.toString(StandardCharsets.UTF_8);
    }
}
