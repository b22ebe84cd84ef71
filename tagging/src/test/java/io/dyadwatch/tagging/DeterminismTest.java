package io.dyadwatch.tagging;

import static org.assertj.core.api.Assertions.assertThat;

import io.dyadwatch.contracts.Article;
import io.dyadwatch.tagging.vocabulary.VocabularyFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The same article and the same vocabulary give the same bytes, on whatever Java. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DeterminismTest {
    private static final Path DEVELOPMENT_SET = Path.of("..", "evaluation");
    private static final int RANDOM_TEXTS = 2_000;

    private List<Article> articles = List.of();
    private String digest = "";

    @BeforeAll
    void tagOnce() throws IOException {
        articles = Digest.articles(DEVELOPMENT_SET, RANDOM_TEXTS);
        digest = Digest.of(new Tagger(Vocabulary.packaged()), articles);
    }

    @Test
    void two_taggers_built_apart_give_the_same() {
        Tagger other = new Tagger(Vocabulary.of(Vocabulary.packagedFiles()));

        assertThat(Digest.of(other, articles)).isEqualTo(digest);
    }

    @Test
    void the_order_of_the_files_and_of_the_articles_before_makes_no_difference() {
        List<VocabularyFile> files = new ArrayList<>(Vocabulary.packagedFiles());
        Collections.shuffle(files, new Random(1));
        Tagger other = new Tagger(Vocabulary.of(files));
        List<Article> backwards = new ArrayList<>(articles);
        Collections.reverse(backwards);
        backwards.forEach(article -> other.tag(article, 1));

        assertThat(Digest.of(other, articles)).isEqualTo(digest);
    }

    record Machine(String name, List<String> options) {
        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Machine> machines() {
        return Stream.of(
                new Machine(
                        "Turkish, Latin-1, far west",
                        List.of(
                                "-Duser.language=tr",
                                "-Duser.country=TR",
                                "-Dfile.encoding=ISO-8859-1",
                                "-Duser.timezone=Pacific/Apia",
                                "-XX:+UnlockExperimentalVMOptions",
                                "-XX:hashCode=2",
                                "-XX:TieredStopAtLevel=1")),
                new Machine(
                        "Arabic, US-ASCII, far east, little compiled",
                        List.of(
                                "-Duser.language=ar",
                                "-Duser.country=EG",
                                "-Dfile.encoding=US-ASCII",
                                "-Duser.timezone=Pacific/Kiritimati",
                                "-XX:+UnlockExperimentalVMOptions",
                                "-XX:hashCode=5",
                                "-XX:Tier3InvocationThreshold=20000",
                                "-XX:Tier3BackEdgeThreshold=600000",
                                "-XX:+UseSerialGC")));
    }

    @ParameterizedTest
    @MethodSource("machines")
    void another_machine_gives_the_same(Machine machine) throws IOException, InterruptedException {
        assertThat(digestBy(System.getProperty("java.home"), machine.options())).isEqualTo(digest);
    }

    @Test
    @EnabledIfEnvironmentVariable(named = "OTHER_JAVA_HOME", matches = ".+")
    void another_version_of_Java_gives_the_same() throws IOException, InterruptedException {
        assertThat(digestBy(System.getenv("OTHER_JAVA_HOME"), List.of("-Duser.language=az")))
                .isEqualTo(digest);
    }

    private static String digestBy(String javaHome, List<String> options) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(javaHome, "bin", "java").toString());
        command.addAll(options);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), Digest.class.getName()));
        command.addAll(List.of(DEVELOPMENT_SET.toString(), String.valueOf(RANDOM_TEXTS)));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        try {
            process.getOutputStream().close();
            String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(process.waitFor(5, TimeUnit.MINUTES)).isTrue();
            return printed.strip();
        } finally {
            process.destroyForcibly();
        }
    }
}
