package io.dyadwatch.ingest.batch;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class LineSplitterTest {

    @Test
    void cutsAtLineFeedsAndNumbersEveryLine() {
        assertThat(lines("a\n\nbb\r\n  \nc", 100)).containsExactly("1:a", "3:bb\r", "5:c");
    }

    @Test
    void endsWithTheLastLineFeed() {
        assertThat(lines("a\n", 100)).containsExactly("1:a");
        assertThat(lines("", 100)).isEmpty();
        assertThat(lines("\n\n", 100)).isEmpty();
    }

    @Test
    void takesALineOfTheLargestSizeAndThrowsLongerOnesAway() {
        assertThat(lines("1234\n12345\n123456789\n1234", 4))
                .containsExactly("1:1234", "2 too long", "3 too long", "4:1234");
        assertThat(lines("12345", 4)).containsExactly("1 too long");
    }

    @Test
    void knowsThatALineIsTooLongBeforeItEnds() {
        // given
        LineSplitter splitter = new LineSplitter(4);

        // when
        splitter.feed("12345".getBytes(StandardCharsets.UTF_8));

        // then
        assertThat(splitter.next()).contains(new Line.TooLong(1));
        assertThat(splitter.next()).isEmpty();
    }

    @Test
    void cutsTheSameWhereverTheChunksEnd() {
        // given
        Random random = new Random(7);
        for (int round = 0; round < 5_000; round++) {
            StringBuilder body = new StringBuilder();
            for (int i = random.nextInt(40); i > 0; i--) {
                body.append("ab \n\n".charAt(random.nextInt(5)));
            }
            byte[] bytes = body.toString().getBytes(StandardCharsets.UTF_8);
            List<String> expected = lines(body.toString(), 5);

            // when
            LineSplitter splitter = new LineSplitter(5);
            List<String> lines = new ArrayList<>();
            int from = 0;
            while (from < bytes.length) {
                int to = Math.min(bytes.length, from + 1 + random.nextInt(6));
                splitter.feed(Arrays.copyOfRange(bytes, from, to));
                drain(splitter, lines);
                from = to;
            }
            splitter.last().map(LineSplitterTest::show).ifPresent(lines::add);

            // then
            assertThat(lines).isEqualTo(expected);
        }
    }

    private static List<String> lines(String body, int maxLineBytes) {
        LineSplitter splitter = new LineSplitter(maxLineBytes);
        List<String> lines = new ArrayList<>();
        splitter.feed(body.getBytes(StandardCharsets.UTF_8));
        drain(splitter, lines);
        splitter.last().map(LineSplitterTest::show).ifPresent(lines::add);
        return lines;
    }

    private static void drain(LineSplitter splitter, List<String> lines) {
        for (Optional<Line> line = splitter.next(); line.isPresent(); line = splitter.next()) {
            lines.add(show(line.get()));
        }
    }

    private static String show(Line line) {
        return line instanceof Line.Content content
                ? content.number() + ":" + new String(content.bytes(), StandardCharsets.UTF_8)
                : line.number() + " too long";
    }
}
