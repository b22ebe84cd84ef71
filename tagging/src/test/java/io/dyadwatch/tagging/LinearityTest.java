package io.dyadwatch.tagging;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.dyadwatch.contracts.VocabularyEntry;
import io.dyadwatch.tagging.text.Words;
import io.dyadwatch.tagging.vocabulary.Languages;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Four times as much of anything costs about four times as much: work that grew with the square would cost sixteen
 * times. It is the processor time of this thread that is compared, the least of several tries, so that another program's
 * work does not count.
 */
class LinearityTest {
    private static final Tagger TAGGER = new Tagger(Vocabulary.packaged());
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
    private static final double MOST = 8;
    private static final int TRIES = 4;
    /** Nanoseconds: what costs less is not compared. */
    private static final long TOO_LITTLE = 3_000_000;

    /**
     * A text to be repeated.
     *
     * @param before stands once in front of it
     * @param after stands once behind it
     * @param times how often in the shorter of two texts
     */
    record Pattern(String name, String language, String before, String unit, String after, int times) {
        /** A pattern of Spanish. */
        static Pattern of(String name, String unit, int times) {
            return new Pattern(name, "es", "", unit, "", times);
        }

        String text(int factor) {
            return before + unit.repeat(times * factor) + after;
        }

        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Pattern> patterns() {
        String signs = "(((((((((";
        return Stream.of(
                Pattern.of("one word again and again", "Rusia ", 12_500),
                Pattern.of("one long word", "Rusia", 31_250),
                Pattern.of("combining marks", "\u0301", 31_250),
                Pattern.of("a letter's combining marks", "e\u0301\u0301\u0301\u0301\u0301\u0301\u0301", 5_000),
                Pattern.of("lone surrogates", "\uD83D Rusia \uDE00 ", 2_500),
                Pattern.of("pairs of surrogates", "😀 Rusia ", 2_500),
                Pattern.of("right-to-left marks", "\u200F\u202ERusia\u200F y China ", 2_500),
                Pattern.of("null characters", "\u0000Rusia\u0000", 3_750),
                Pattern.of("a long sentence", "sanciones contra Rusia impuso cooperación militar con ", 1_250),
                Pattern.of("mentions of many", "Rusia, China, Cuba y Perú. ", 1_000),
                new Pattern("capitals joined", "fr", "", "Paris et ", "ont signé.", 3_750),
                new Pattern("Cyrillic capitals joined", "ru", "", "Москва и ", "подписали.", 3_750),
                new Pattern("Ukrainian capitals joined", "uk", "", "Київ та ", "підписали.", 3_750),
                new Pattern("particles after a name", "es", "Moscú ", "no se le ", "firmó.", 3_750),
                new Pattern("links before a name", "es", "Banco ", "de la ", "Rusia.", 5_000),
                Pattern.of("links and names", "Banco de la Rusia de ", 1_875),
                Pattern.of("opening quotes", "“Rusia dijo ", 3_750),
                Pattern.of("straight quotes", "\"Rusia dijo ", 3_750),
                Pattern.of("quotes inside quotes", "«“„Rusia sanciones ", 2_500),
                new Pattern("quotes opened and closed", "es", "«".repeat(20_000), "Rusia sanciones ", "»", 2_500),
                Pattern.of("signs of a program", "~ | Rusia ~~ || ", 2_500),
                Pattern.of("signs between topic words", "impuso ~|~|~| sanciones contra Rusia ", 1_250),
                new Pattern(
                        "a question that trails off", "es", "", "impuso sanciones contra Rusia y ", "?" + signs, 1_250),
                new Pattern("a trail of signs", "es", "impuso sanciones a Rusia ".repeat(3_000), signs, "", 3_750),
                Pattern.of("a sentence of trailing signs", "impuso sanciones contra Rusia " + signs, 1_250),
                Pattern.of("lines of site chrome", "Te puede interesar:\nRecent Posts\nLea también\n", 1_000),
                new Pattern("Cyrillic lines of site chrome", "ru", "", "Читайте также\nПодписывайтесь\n", "", 1_250),
                Pattern.of("short lines", "Rusia\n", 5_000),
                Pattern.of("blank lines", "\n", 31_250),
                Pattern.of("line breaks and spaces", "Rusia \n \n   ", 2_500),
                Pattern.of("a gap of spaces", " ", 62_500),
                Pattern.of("words and gaps of spaces", "Rusia" + " ".repeat(50), 1_250),
                Pattern.of("nested quotations", "«Rusia dijo “que no hay sanciones ‘contra Cuba’” ayer» ", 750),
                Pattern.of("digits", "7", 50_000),
                Pattern.of("numbers", "7 ", 18_750),
                Pattern.of("numbers of thousands", "1,000.5 ", 10_000),
                Pattern.of("brackets", "(", 50_000),
                Pattern.of("full stops", ". ", 25_000),
                Pattern.of("initials", "V. ", 10_000),
                Pattern.of("abbreviations", "EE. UU. Sr. ", 3_750),
                Pattern.of("hyphens", "ruso-", 7_500),
                Pattern.of("apostrophes", "d’", 10_000),
                Pattern.of("clauses", "Rusia sanciones; ", 3_750),
                Pattern.of("wrapped lines", "el presidente de Rusia dijo que las sanciones no\nson justas ", 750),
                Pattern.of("copyright signs", "©\n", 10_000),
                new Pattern("Chinese", "es", "", "中国", "", 18_750),
                new Pattern("surnames that several share", "en", "", sharedSurnames(), "", 125),
                new Pattern("every topic word in one sentence", "en", "", topicWords("en"), "", 4),
                new Pattern("every topic word in one Russian sentence", "ru", "", topicWords("ru"), "", 4),
                new Pattern("random bits", "es", "", new RandomTexts().text(new Random(7), 2_000), "", 4));
    }

    @ParameterizedTest
    @MethodSource("patterns")
    void four_times_the_text_is_about_four_times_the_work(Pattern pattern) {
        String once = pattern.text(1);
        String fourTimes = pattern.text(4);
        double ratio = Double.MAX_VALUE;
        long one = Long.MAX_VALUE;
        long four = Long.MAX_VALUE;
        for (int i = 0; i < TRIES && ratio > MOST; i++) {
            one = Math.min(one, work(once, pattern.language()));
            four = Math.min(four, work(fourTimes, pattern.language()));
            ratio = four / (double) Math.max(one, TOO_LITTLE);
        }

        assertThat(ratio).isLessThanOrEqualTo(MOST);
        Findings found = TAGGER.find(null, Words.of(once), pattern.language());
        SpanProperties.assertHold(null, once, found);
    }

    private static long work(String text, String language) {
        long start = THREADS.getCurrentThreadCpuTime();
        Findings findings = TAGGER.find(Words.of(text), Words.of(text), language);
        findings.pairs();
        findings.topics();
        findings.fingerprint();
        return THREADS.getCurrentThreadCpuTime() - start;
    }

    /** Surnames of persons, each after the others: none is named in full. */
    private static String sharedSurnames() {
        List<String> surnames = new ArrayList<>();
        Vocabulary vocabulary = Vocabulary.packaged();
        for (VocabularyEntry entry : vocabulary.entries()) {
            vocabulary.entry(entry.kind(), entry.id()).ifPresent(node -> {
                JsonNode family = node.path("family");
                (family.isArray() ? family : family.path(Languages.ANY)).forEach(name -> surnames.add(name.asText()));
            });
        }
        List<String> shared = surnames.stream()
                .filter(name -> surnames.indexOf(name) != surnames.lastIndexOf(name))
                .distinct()
                .toList();
        return String.join(" and ", shared.isEmpty() ? surnames.subList(0, 20) : shared) + " ";
    }

    private static String topicWords(String language) {
        StringBuilder words = new StringBuilder();
        for (VocabularyEntry entry : Vocabulary.packaged().entries()) {
            if (entry.kind() == VocabularyEntry.Kind.TOPIC) {
                Vocabulary.packaged().entry(entry.kind(), entry.id()).ifPresent(node -> {
                    for (JsonNode set : node.path("sets")) {
                        (set.isArray() ? set : set.path(language))
                                .forEach(word -> words.append(word.asText().replaceAll("[@~]", ""))
                                        .append(' '));
                    }
                });
            }
        }
        return words.toString();
    }
}
