package io.dyadwatch.cli.lines;

import static org.assertj.core.api.Assertions.assertThat;

import io.dyadwatch.cli.lines.LineReader.Line;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LineReaderTest {
    @Test
    void passesOverBlankLinesButCountsThem() throws Exception {
        assertThat(read("a\n\n \t\r\nb\r\nc")).containsExactly("1 a", "4 b\r", "5 c");
    }

    @Test
    void readsLinesLongerThanItsChunk() throws Exception {
        String longLine = "x".repeat(200_000);

        assertThat(read("a\n" + longLine + "\nb\n")).containsExactly("1 a", "2 " + longLine, "3 b");
    }

    @Test
    void saysThatALineIsTooLongAndGoesOnWithTheNext() throws Exception {
        String tooLong = "x".repeat(LineReader.MAX_LINE_BYTES + 1);

        assertThat(read("a\n" + tooLong + "\nb")).containsExactly("1 a", "2 too long", "3 b");
    }

    @Test
    void readsNothingFromNothing() throws Exception {
        assertThat(read("")).isEmpty();
    }

    private static List<String> read(String input) throws IOException {
        LineReader reader = new LineReader(new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)));
        List<String> lines = new ArrayList<>();
        for (Optional<Line> line = reader.next(); line.isPresent(); line = reader.next()) {
            String content =
                    line.get().tooLong() ? "too long" : new String(line.get().bytes(), StandardCharsets.UTF_8);
            lines.add(line.get().number() + " " + content);
        }
        return lines;
    }
}
