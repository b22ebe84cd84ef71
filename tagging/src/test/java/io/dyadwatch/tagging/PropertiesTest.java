package io.dyadwatch.tagging;

import static org.assertj.core.api.Assertions.assertThat;

import io.dyadwatch.contracts.ActorType;
import io.dyadwatch.contracts.Article;
import io.dyadwatch.contracts.ArticleId;
import io.dyadwatch.contracts.EnrichedArticle;
import io.dyadwatch.contracts.Mention;
import io.dyadwatch.contracts.Via;
import io.dyadwatch.tagging.text.Words;
import io.dyadwatch.tagging.vocabulary.Languages;
import io.dyadwatch.tagging.vocabulary.VocabularyFile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What holds of every text, tried on texts made at random; a failure names the seed that made its text. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PropertiesTest {
    private static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");
    private static final int TEXTS = 1_000;

    private final RandomTexts texts = new RandomTexts();
    private final Tagger tagger = new Tagger(Vocabulary.packaged());
    /** Without names that want their very letters: of these a folded text is another text. */
    private final Tagger folding = new Tagger(Vocabulary.of(Vocabulary.packagedFiles().stream()
            .map(file -> new VocabularyFile(file.name(), file.content().replace("case: exact", "case: initial")))
            .toList()));

    @Test
    void every_span_is_true_and_every_bound_is_kept() {
        for (int seed = 0; seed < TEXTS; seed++) {
            Random random = new Random(seed);
            String title = random.nextInt(3) == 0 ? null : texts.text(random, random.nextInt(20));
            String text = "x" + texts.text(random, random.nextInt(200));
            String language = random.nextInt(3) == 0 ? null : Languages.ALL.get(random.nextInt(6));

            try {
                Findings found = tagger.find(
                        title == null ? null : Words.of(title),
                        Words.of(text),
                        language == null ? Languages.UNDETERMINED : language);
                SpanProperties.assertHold(title, text, found);
                if (isWellFormed(text) && (title == null || isWellFormed(title))) {
                    SpanProperties.assertHold(tagger.tag(article(title, text, language), 1));
                }
            } catch (AssertionError e) {
                throw new AssertionError("seed " + seed, e);
            }
        }
    }

    /** Names set apart by the same sign, so that little but the bound decides how many there are. */
    @ParameterizedTest
    @ValueSource(strings = {". ", ", ", "\n\n", "; ", " y "})
    void bounds_are_kept_and_told(String between) {
        String one = String.join(between, List.of("Rusia", "China", "Cuba", "Perú", "Francia")) + between;

        EnrichedArticle result = tagger.tag(article(null, one.repeat(2_000), "es"), 1);

        SpanProperties.assertHold(result);
        int mentions = result.actors().stream()
                .mapToInt(actor -> actor.mentions().size())
                .sum();
        assertThat(mentions).isEqualTo(EnrichedArticle.MAX_MENTIONS);
        assertThat(result.truncated()).isTrue();
    }

    @Test
    void more_pairs_than_can_be_told_are_cut_off_and_said_to_be() {
        List<String> names = new ArrayList<>();
        Vocabulary.packaged().entries().stream()
                .filter(entry -> entry.type() == ActorType.COUNTRY)
                .forEach(entry -> names.add(entry.name()));

        EnrichedArticle result = tagger.tag(article(null, String.join(" and ", names) + " met.", "en"), 1);

        SpanProperties.assertHold(result);
        assertThat(result.pairs()).hasSize(EnrichedArticle.MAX_PAIRS);
        assertThat(result.truncated()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"es", "en", "pt", "fr", "ru", "uk"})
    void another_letter_that_folds_alike_moves_no_span(String language) throws IOException {
        Map<Character, String> alike = lettersThatFoldAlike();
        int found = 0;
        for (int seed = 0; seed < TEXTS / 10; seed++) {
            Random random = new Random(seed);
            String text = texts.plainText(random, 60);
            found += mentions(text, language).size();

            assertThat(spans(disguised(text, alike, random), language))
                    .as("seed %d", seed)
                    .isEqualTo(spans(text, language));
        }
        assertThat(found).isGreaterThan(TEXTS / 10);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\u00AD", "\u200D", "\u200F", "\uFEFF", "\u0301"})
    void a_sign_that_folds_to_nothing_moves_later_spans_by_one_and_no_other(String sign) {
        for (int seed = 0; seed < TEXTS / 10; seed++) {
            Random random = new Random(seed);
            String text = texts.plainText(random, 60);
            List<Mention> mentions = mentions(text, "es");
            if (mentions.isEmpty()) {
                continue;
            }
            Mention inside = mentions.get(random.nextInt(mentions.size()));
            // The texts have no surrogates: code points are UTF-16 units. After a letter, so that it is in a word.
            int at = inside.start() + 1;
            String disguised = text.substring(0, at) + sign + text.substring(at);

            List<String> expected = spans(text, "es", at);

            assertThat(spans(disguised, "es")).as("seed %d", seed).isEqualTo(expected);
        }
    }

    /** What an article may hold; the tagger itself reads the rest too. */
    private static boolean isWellFormed(String text) {
        return text.indexOf('\0') < 0
                && text.codePoints()
                        .noneMatch(point -> point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE);
    }

    private List<String> spans(String text, String language) {
        return spans(text, language, Integer.MAX_VALUE);
    }

    /** Mentions and evidence as text, with positions beyond {@code at} moved on by one. */
    private List<String> spans(String text, String language, int at) {
        Findings findings = folding.find(null, Words.of(text), language);
        List<String> spans = new ArrayList<>();
        findings.sentences().forEach(one -> spans.add(one.region() + span(one.start(), one.end(), at)));
        findings.actors(LocalDate.EPOCH)
                .forEach(actor -> actor.mentions()
                        .forEach(one -> spans.add(actor.id() + " " + one.kind() + " " + one.sentence()
                                + span(one.start(), one.end(), at))));
        findings.topics()
                .forEach(topic -> topic.evidence()
                        .forEach(one -> spans.add(topic.id() + " " + topic.modality() + " " + one.sentence()
                                + span(one.start(), one.end(), at))));
        return spans;
    }

    private static String span(int start, int end, int at) {
        return " " + (start < at ? start : start + 1) + "-" + (end <= at ? end : end + 1);
    }

    private List<Mention> mentions(String text, String language) {
        return folding.find(null, Words.of(text), language).actors(LocalDate.EPOCH).stream()
                .flatMap(actor -> actor.mentions().stream())
                .filter(mention -> mention.end() - mention.start() > 4)
                .toList();
    }

    private static String disguised(String text, Map<Character, String> alike, Random random) {
        StringBuilder disguised = new StringBuilder(text.length());
        for (char c : text.toCharArray()) {
            String others = alike.getOrDefault(c, String.valueOf(c));
            disguised.append(others.charAt(random.nextInt(others.length())));
        }
        return disguised.toString();
    }

    /** By letter: all letters of the same case that fold to the same. */
    private static Map<Character, String> lettersThatFoldAlike() throws IOException {
        Map<Character, String> alike = new HashMap<>();
        try (InputStream in = Words.class.getResourceAsStream("letters.txt")) {
            if (in == null) {
                throw new IOException("letters.txt is missing");
            }
            for (String line : new String(in.readAllBytes(), StandardCharsets.UTF_8).split("\n", -1)) {
                String[] columns = line.split(" ", -1);
                if (!line.startsWith("#") && columns.length == 3) {
                    List.of(columns[1], columns[2])
                            .forEach(letters -> letters.chars().forEach(letter -> alike.put((char) letter, letters)));
                }
            }
        }
        return alike;
    }

    private static Article article(@Nullable String title, String text, @Nullable String language) {
        return new Article(
                ArticleId.ofContent("example.org", title, text),
                null,
                "example.org",
                title,
                text,
                language,
                null,
                NOON,
                Via.API,
                false,
                List.of());
    }
}
