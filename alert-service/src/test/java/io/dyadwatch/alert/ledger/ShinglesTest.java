package io.dyadwatch.alert.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.dyadwatch.contracts.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ShinglesTest {
    private static final Path STORIES = Path.of("..", "evaluation", "stories.ndjson");

    @Test
    void tellReprintsFromFollowUpsInEveryPairOfTheEvaluation() throws IOException {
        List<String> wrong = new ArrayList<>();
        List<String> lines = Files.readAllLines(STORIES);
        for (String line : lines) {
            JsonNode pair = Json.mapper().readTree(line);
            double similarity = of(pair.at("/a/text").asText())
                    .similarity(of(pair.at("/b/text").asText()));
            if ((similarity >= StoryRule.SAME_STORY) != pair.get("same").asBoolean()) {
                wrong.add(pair.get("id").asText() + " " + similarity);
            }
        }

        assertThat(lines).hasSize(74);
        assertThat(wrong).isEmpty();
    }

    @Test
    void areTheSameWhereOnlyCaseAndPunctuationDiffer() {
        String text = words(0, 40);

        assertThat(of(text.toUpperCase(Locale.ROOT).replace(" ", ", ")).similarity(of(text)))
                .isEqualTo(1);
    }

    @Test
    void estimateLongTextsFromTheSmallestHashes() {
        assertThat(of(words(0, 6000)).similarity(of(words(2000, 8000)))).isBetween(0.44, 0.56);
        assertThat(of(words(0, 6000)).similarity(of(words(6000, 12_000)))).isLessThan(0.02);
        assertThat(of(words(0, 6000)).similarity(of(words(0, 500)))).isBetween(0.04, 0.13);
    }

    @Test
    void surviveBeingStored() {
        Shingles shingles = of(words(0, 300));

        assertThat(Shingles.read(shingles.written()).similarity(shingles)).isEqualTo(1);
    }

    @Test
    void areAbsentWhereThereIsTooLittleToCompare() {
        assertThat(Shingles.of(WireArticle.of("a.example", "a", 1, null, List.of(words(0, 19)))))
                .isEmpty();
    }

    private static Shingles of(String text) {
        return Shingles.of(WireArticle.of("a.example", "a", 1, null, List.of(text)))
                .orElseThrow();
    }

    private static String words(int from, int to) {
        return IntStream.range(from, to).mapToObj(i -> "w" + i).collect(Collectors.joining(" "));
    }
}
