package io.dyadwatch.tagging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.dyadwatch.contracts.EnrichedArticle;
import io.dyadwatch.contracts.Evidence;
import io.dyadwatch.contracts.Mention;
import io.dyadwatch.contracts.Region;
import io.dyadwatch.contracts.Sentence;
import io.dyadwatch.contracts.SpanIn;
import io.dyadwatch.contracts.TaggedActor;
import io.dyadwatch.contracts.TaggedTopic;
import io.dyadwatch.tagging.text.Words;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever the text, there is a result, its spans are true and its bounds are kept. */
class GarbageTest {
    private static final Tagger TAGGER = new Tagger(Vocabulary.packaged());
    /** Bits of text that the rules look at, to be strung together at random. */
    private static final List<String> BITS = List.of(
            "Rusia",
            "RUSIA",
            "ruso-",
            "EE.UU.",
            "U.S.",
            "Nicolás Maduro",
            "Maduro",
            "Con Maduro +",
            "sanciones",
            "impuso",
            "cooperación",
            "militar",
            "Te puede interesar:",
            "Recent Posts",
            "Foto:",
            "😀",
            "\uD83D",
            "\uDE00",
            "\u0000",
            "\u0301",
            "\u200F",
            "\u00AD",
            "\n",
            "\n\n",
            " ",
            " ",
            " ",
            ". ",
            ".",
            "…",
            ", ",
            "’s ",
            "-",
            "“",
            "”",
            "(",
            ")",
            "¿",
            "12",
            "3.5",
            "Corea del Norte",
            "la",
            "y",
            "China",
            "İ",
            "ß",
            "ﬁ",
            "ПУТИН",
            "中国",
            "Moscú",
            "Washington",
            "2:09",
            "The",
            "UN");

    private static final String STORY =
            "El presidente de Chile anunció ayer en la capital un plan de obras para el norte del país.\n";

    record LongText(String name, String text) {
        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<LongText> longTexts() {
        return Stream.of(
                new LongText("5 MB of one word", "Rusia ".repeat(850_000)),
                new LongText("5 MB without a gap", "a".repeat(5_000_000)),
                new LongText("a million combining marks", "e" + "\u0301".repeat(1_000_000)),
                new LongText("marks without a letter", "\u0301".repeat(1_000_000)),
                new LongText("lone surrogates", "\uD83D Rusia \uDE00 ".repeat(50_000)),
                new LongText("right-to-left marks", "\u200F\u202ERusia\u200F y China ".repeat(50_000)),
                new LongText("null characters", "\u0000Rusia\u0000".repeat(100_000)),
                new LongText(
                        "a sentence of 200,000 words",
                        "sanciones contra Rusia impuso cooperación militar con ".repeat(30_000)),
                new LongText("100,000 mentions of many", "Rusia, China, Cuba y Perú. ".repeat(25_000)),
                new LongText("blank lines", "\n".repeat(1_000_000) + "Rusia"),
                new LongText("spaces", " ".repeat(1_000_000) + "Rusia"),
                new LongText("blocks of headlines", STORY + "Recent Posts\n".repeat(300_000)),
                new LongText("blocks and labels", STORY + "Recent Posts\nLea también\nRusia\n".repeat(100_000)),
                new LongText("a sentence of many clauses", "Rusia y China; ".repeat(100_000)),
                new LongText("a million lines", "Lea también\n".repeat(200_000)),
                new LongText("open quotes", "“Rusia dijo \"".repeat(100_000)),
                new LongText("full stops", ". ".repeat(1_000_000) + "Rusia"),
                new LongText("numbers", "1 2 3 ".repeat(300_000)));
    }

    @ParameterizedTest
    @MethodSource("longTexts")
    void reads_any_long_text_in_linear_time_and_keeps_its_bounds(LongText garbage) {
        // Quadratic work on any of these takes hours; linear work takes a second or two.
        Findings findings =
                assertTimeoutPreemptively(Duration.ofSeconds(60), () -> found(garbage.text(), garbage.text()));

        assertThat(findings.actors(LocalDate.EPOCH).stream()
                        .mapToInt(actor -> actor.mentions().size())
                        .sum())
                .isLessThanOrEqualTo(EnrichedArticle.MAX_MENTIONS);
        assertThat(findings.pairs().size()).isLessThanOrEqualTo(EnrichedArticle.MAX_PAIRS);
    }

    @Test
    void says_that_something_was_cut_off() {
        assertThat(found(null, "Rusia. ".repeat(EnrichedArticle.MAX_MENTIONS)).isTruncated())
                .isFalse();
        assertThat(found(null, "Rusia. ".repeat(EnrichedArticle.MAX_MENTIONS + 1))
                        .isTruncated())
                .isTrue();
    }

    @RepeatedTest(200)
    void cuts_out_exactly_what_every_span_says(RepetitionInfo repetition) {
        Random random = new Random(repetition.getCurrentRepetition());
        StringBuilder text = new StringBuilder("x");
        int bits = random.nextInt(120);
        for (int i = 0; i < bits; i++) {
            text.append(BITS.get(random.nextInt(BITS.size())));
        }

        String title = random.nextBoolean() ? "Rusia 😀 y China" : null;
        String body = text.toString();

        Findings findings = found(title, body);

        for (TaggedActor actor : findings.actors(LocalDate.EPOCH)) {
            for (Mention mention : actor.mentions()) {
                String string = mention.in() == SpanIn.TITLE && title != null ? title : body;
                assertThat(slice(string, mention.start(), mention.end())).isEqualTo(mention.text());
                assertInside(findings, mention.sentence(), mention.start(), mention.end());
            }
        }
        for (TaggedTopic topic : findings.topics()) {
            for (Evidence evidence : topic.evidence()) {
                String string = evidence.in() == SpanIn.TITLE && title != null ? title : body;
                assertThat(slice(string, evidence.start(), evidence.end())).isEqualTo(evidence.text());
                assertInside(findings, evidence.sentence(), evidence.start(), evidence.end());
            }
        }
        assertOrdered(findings.sentences());
    }

    private static String slice(String string, int start, int end) {
        int from = string.offsetByCodePoints(0, start);
        return string.substring(from, string.offsetByCodePoints(from, end - start));
    }

    private static void assertInside(Findings findings, int index, int start, int end) {
        Sentence sentence = findings.sentences().get(index);
        assertThat(start).isGreaterThanOrEqualTo(sentence.start());
        assertThat(end).isLessThanOrEqualTo(sentence.end());
        assertThat(sentence.region()).isNotEqualTo(Region.BOILERPLATE);
    }

    private static void assertOrdered(List<Sentence> sentences) {
        for (int i = 1; i < sentences.size(); i++) {
            if (sentences.get(i).in() == sentences.get(i - 1).in()) {
                assertThat(sentences.get(i).start())
                        .isGreaterThanOrEqualTo(sentences.get(i - 1).end());
            }
        }
    }

    private static Findings found(@Nullable String title, String text) {
        return TAGGER.find(title == null ? null : Words.of(title), Words.of(text), "es");
    }
}
