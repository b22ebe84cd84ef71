package io.dyadwatch.tagging;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.dyadwatch.contracts.Json;
import io.dyadwatch.contracts.Pair;
import io.dyadwatch.contracts.Region;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What {@code seeds/gold.json} says stands in the five seeds. */
class SeedsTest {
    private static final Path SEEDS = Path.of("..", "seeds");

    /** One annotated seed. */
    record Seed(String file, String text, JsonNode gold) {
        @Override
        public String toString() {
            return file;
        }
    }

    static List<Seed> seeds() throws IOException {
        JsonNode gold = Json.mapper().readTree(Files.readString(SEEDS.resolve("gold.json")));
        List<Seed> seeds = new ArrayList<>();
        for (JsonNode article : gold.get("articles")) {
            String file = article.get("file").textValue();
            seeds.add(new Seed(file, Files.readString(SEEDS.resolve(file)), article));
        }
        return seeds;
    }

    static Stream<Seed> seedsWithMentions() throws IOException {
        return seeds().stream().filter(seed -> seed.gold().get("actors").get(0).isObject());
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void finds_exactly_the_actors_of_each_seed(Seed seed) {
        Set<String> expected = new TreeSet<>();
        seed.gold()
                .get("actors")
                .forEach(
                        actor -> expected.add(actor.isObject() ? actor.get("id").textValue() : actor.textValue()));

        Sample sample = Sample.of(seed.text());

        assertThat(sample.actors()).isEqualTo(expected);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void finds_the_topics_of_each_seed_and_no_other(Seed seed) {
        Sample sample = Sample.of(seed.text());

        for (Map.Entry<String, JsonNode> topic : seed.gold().get("topics").properties()) {
            String truth = topic.getValue().textValue();
            if (!truth.equals("borderline")) {
                assertThat(sample.topics().contains(topic.getKey()))
                        .as(topic.getKey())
                        .isEqualTo(truth.equals("yes"));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void keeps_boilerplate_free_of_mentions_and_evidence(Seed seed) {
        Sample sample = Sample.of(seed.text());
        List<String> lines = seed.text().lines().toList();

        List<String> boilerplate = sample.sentences(Region.BOILERPLATE);

        for (JsonNode line : seed.gold().path("boilerplateLines")) {
            // The line may hold several sentences; each must be boilerplate.
            String text = lines.get(line.intValue() - 1).strip();
            assertThat(sample.sentences().stream().filter(text::contains).toList())
                    .as("line %d", line.intValue())
                    .isSubsetOf(boilerplate);
        }
        assertThat(sample.mentions()).noneMatch(mention -> isBoilerplate(sample, mention.sentence()));
        assertThat(sample.evidence()).noneMatch(evidence -> isBoilerplate(sample, evidence.sentence()));
    }

    private static boolean isBoilerplate(Sample sample, int sentence) {
        return sample.result().sentences().get(sentence).region() == Region.BOILERPLATE;
    }

    @ParameterizedTest
    @MethodSource("seedsWithMentions")
    void finds_every_mention_of_a_fully_annotated_seed(Seed seed) {
        Sample sample = Sample.of(seed.text());

        for (JsonNode actor : seed.gold().get("actors")) {
            Map<String, Integer> expected = new TreeMap<>();
            for (Map.Entry<String, JsonNode> form : actor.get("forms").properties()) {
                expected.put(
                        form.getKey() + "/" + form.getValue().get(1).textValue(),
                        form.getValue().get(0).intValue());
            }
            assertThat(sample.forms(actor.get("id").textValue()))
                    .as(actor.get("id").textValue())
                    .isEqualTo(expected);
        }
    }

    @ParameterizedTest
    @MethodSource("seedsWithMentions")
    void finds_every_pair_that_shares_a_sentence_by_name_or_metonym(Seed seed) {
        Map<String, Integer> expected = new TreeMap<>();
        for (JsonNode pair : seed.gold().get("sameSentence")) {
            TreeSet<String> ids =
                    new TreeSet<>(List.of(pair.get(0).textValue(), pair.get(1).textValue()));
            expected.put(String.join("~", ids), pair.get(2).intValue());
        }

        Map<String, Integer> found = new TreeMap<>();
        for (Pair pair : Sample.of(seed.text()).result().pairs()) {
            if (!pair.demonym()) {
                found.put(String.join("~", pair.actors()), pair.sentences().size());
            }
        }

        assertThat(found).isEqualTo(expected);
    }
}
