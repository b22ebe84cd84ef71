package io.dyadwatch.system;

import static org.assertj.core.api.Assertions.assertThat;

import io.dyadwatch.contracts.Topics;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The Compose files and {@code .env.example}, held against each other as text. */
class ComposeSettingsTest {
    private static final Path DEPLOY = Path.of(System.getProperty("dyadwatch.root", ".."), "deploy");
    private static final Pattern EXPLAINED = Pattern.compile("(?m)^#([A-Z0-9_]+)=(.*)$");
    /** {@code ${NAME}} or {@code ${NAME:-default}}; group 2 is the default, itself perhaps with a variable. */
    private static final Pattern READ = Pattern.compile("\\$\\{([A-Z0-9_]+)(?::?-((?:[^${}]|\\$\\{[^}]*})*))?}");
    /** A variable of a container without a value of its own: Compose hands it through. */
    private static final Pattern HANDED_THROUGH = Pattern.compile("(?m)^ +([A-Z0-9_]+):$");

    @Test
    void every_setting_that_the_compose_files_read_is_explained_and_no_other() throws IOException {
        Set<String> read = new TreeSet<>();
        for (String file : all()) {
            read.addAll(names(READ, file));
            read.addAll(names(HANDED_THROUGH, file));
        }

        assertThat(names(EXPLAINED, example())).isEqualTo(read);
    }

    @Test
    void a_default_that_the_example_shows_is_the_one_in_force_where_nothing_is_secured() throws IOException {
        String example = example();
        List<MatchResult> defaults = plain().stream()
                .flatMap(file -> READ.matcher(file).results())
                .filter(read -> read.group(2) != null)
                .toList();

        assertThat(defaults).isNotEmpty().allSatisfy(read -> {
            // A default with a variable in it stands in the example as it is without that variable.
            String value = READ.matcher(read.group(2)).replaceAll("$2");
            assertThat(example).contains("#" + read.group(1) + "=" + value + "\n");
        });
    }

    @Test
    void nothing_is_published_beyond_this_machine() throws IOException {
        for (String file : all()) {
            List<String> published = Pattern.compile("(?m)^ +ports:.*\\n((?: +- .*\\n)+)")
                    .matcher(file)
                    .results()
                    .flatMap(ports -> ports.group(1).lines())
                    .map(String::strip)
                    .toList();

            assertThat(published)
                    .isNotEmpty()
                    .allSatisfy(port -> assertThat(port).startsWith("- 127.0.0.1:"));
        }
    }

    @Test
    void how_far_a_reader_has_come_is_kept_as_long_as_the_records() throws IOException {
        Pattern kept = Pattern.compile("(?m)^ +KAFKA_OFFSETS_RETENTION_MINUTES: (\\d+)$");
        for (String file : plain()) {
            assertThat(kept.matcher(file).results().map(found -> Duration.ofMinutes(Long.parseLong(found.group(1)))))
                    .singleElement()
                    .isEqualTo(Topics.longestRetention());
        }
    }

    private static Set<String> names(Pattern pattern, String text) {
        return pattern.matcher(text)
                .results()
                .map(found -> found.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static String example() throws IOException {
        return Files.readString(DEPLOY.resolve(".env.example"));
    }

    private static List<String> plain() throws IOException {
        return texts("compose.yaml", "compose.cluster.yaml");
    }

    private static List<String> all() throws IOException {
        return texts("compose.yaml", "compose.cluster.yaml", "compose.secure.yaml", "compose.secure-cluster.yaml");
    }

    private static List<String> texts(String... files) throws IOException {
        List<String> texts = new ArrayList<>();
        for (String file : files) {
            texts.add(Files.readString(DEPLOY.resolve(file)));
        }
        return texts;
    }
}
