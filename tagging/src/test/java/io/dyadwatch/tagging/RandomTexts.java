package io.dyadwatch.tagging;

import com.fasterxml.jackson.databind.JsonNode;
import io.dyadwatch.contracts.VocabularyEntry;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/**
 * Texts made at random of what the rules look at: names and topic words of the packaged vocabulary in every disguise,
 * with signs, numbers, lines of site chrome and broken characters between. The same seed makes the same text on every
 * Java.
 */
final class RandomTexts {
    /** Signs and words between the names. */
    private static final List<String> BETWEEN = List.of(
            " ",
            " ",
            " ",
            " ",
            " ",
            " ",
            ", ",
            ", ",
            ". ",
            ". ",
            ".",
            "…",
            "; ",
            ": ",
            " - ",
            "-",
            "–",
            " — ",
            "’s ",
            "'",
            "’",
            "‘",
            "`",
            " y ",
            " and ",
            " et ",
            " e ",
            " и ",
            " та ",
            " de ",
            " of ",
            " в ",
            "\n",
            "\n",
            "\n\n",
            "\r\n",
            "\u2028",
            "\u00A0",
            "\u3000",
            "\t",
            "“",
            "”",
            "«",
            "»",
            "„",
            "\"",
            "(",
            ")",
            "[",
            "]",
            "¿",
            "¡",
            "?",
            "!",
            " 12 ",
            " 3.5 ",
            " 2:09 ",
            " 1,000 ",
            " ４２ ",
            " 2026 ",
            "+",
            "~",
            "|",
            "#",
            "%",
            "@",
            "<",
            ">",
            "&",
            "\u0000",
            "\u00AD",
            "\u200B",
            "\u200D",
            "\u200E",
            "\u200F",
            "\u202E",
            "\u2066",
            "\uFEFF",
            "\u0301",
            "\u0327",
            "\uD83D",
            "\uDE00",
            "😀",
            "👩‍👩‍👧",
            "🇻🇪",
            "中国",
            "م",
            "ﬁ",
            "ß",
            "İ",
            "ı",
            "Ǆ",
            "ẞ",
            "ʼ",
            "ø",
            "𝐑",
            "©");

    private static final List<String> WORDS = List.of(
            "el",
            "presidente",
            "dijo",
            "que",
            "no",
            "según",
            "ayer",
            "the",
            "minister",
            "said",
            "would",
            "not",
            "has",
            "announced",
            "le",
            "ministre",
            "a",
            "déclaré",
            "ne",
            "pas",
            "o",
            "governo",
            "não",
            "afirmou",
            "sobre",
            "президент",
            "заявил",
            "не",
            "что",
            "против",
            "міністр",
            "заявив",
            "щодо",
            "у",
            "Carlos",
            "General",
            "Banco",
            "Central",
            "Embajada",
            "City",
            "United",
            "FC",
            "EE.UU.",
            "U.S.",
            "Sr.",
            "В. В.",
            "Con Maduro +");

    private static final List<String> LINES = List.of(
            "Te puede interesar:",
            "Recent Posts",
            "Foto: EFE",
            "Lea también",
            "Leia também",
            "À lire aussi",
            "Читайте также",
            "Читайте також",
            "Suscríbete a nuestro boletín",
            "All rights reserved.",
            "© 2026 Rusia",
            "Compartir en Facebook",
            "Photo: Reuters",
            "Publicidad",
            "MOSCÚ (EFE) -",
            "2 / 3");

    private static final String LATIN = "aceopxyABCEHKMOPTX";
    private static final String CYRILLIC = "асеорхуАВСЕНКМОРТХ";

    private final List<String> aliases = new ArrayList<>();
    private final List<String> topicWords = new ArrayList<>();

    RandomTexts() {
        Vocabulary vocabulary = Vocabulary.packaged();
        for (VocabularyEntry entry : vocabulary.entries()) {
            JsonNode node = vocabulary.entry(entry.kind(), entry.id()).orElseThrow();
            if (entry.kind() == VocabularyEntry.Kind.ACTOR) {
                for (String field : List.of("names", "demonyms", "metonyms", "family")) {
                    collect(node.path(field), aliases);
                }
            } else {
                collect(node.path("sets"), topicWords);
            }
        }
    }

    private static void collect(JsonNode node, List<String> texts) {
        if (node.isTextual()) {
            String text = node.textValue().replace("| ", "").replace("~", "");
            if (!text.startsWith("@") && !text.startsWith("<")) {
                texts.add(text);
            }
        } else if (node.has("text") || node.has("texts")) {
            collect(node.path("text"), texts);
            collect(node.path("texts"), texts);
        } else {
            node.forEach(inside -> collect(inside, texts));
        }
    }

    /** A text of some bits, all kinds of damage in it. */
    String text(Random random, int bits) {
        StringBuilder text = new StringBuilder();
        // A text of one language now and then, a mixture else.
        for (int i = 0; i < bits; i++) {
            switch (random.nextInt(12)) {
                case 0, 1, 2 -> text.append(disguised(random, any(random, aliases)));
                case 3 -> text.append(any(random, aliases)).append(' ');
                case 4 -> text.append(disguised(random, any(random, topicWords)));
                case 5 -> text.append(' ').append(any(random, topicWords)).append(' ');
                case 6, 7 -> text.append(' ').append(any(random, WORDS)).append(' ');
                case 8 -> {
                    if (random.nextInt(3) == 0) {
                        text.append('\n').append(any(random, LINES)).append('\n');
                    }
                }
                default -> text.append(any(random, BETWEEN));
            }
        }
        return text.toString();
    }

    /** A text that is well-formed and has a plain gap between any two words. */
    String plainText(Random random, int bits) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < bits; i++) {
            String bit = any(random, random.nextInt(3) == 0 ? aliases : random.nextBoolean() ? WORDS : topicWords);
            text.append(bit).append(random.nextInt(8) == 0 ? ". " : random.nextInt(8) == 0 ? ", " : " ");
        }
        return text.toString();
    }

    private static String disguised(Random random, String text) {
        return switch (random.nextInt(14)) {
            case 0 -> text.toUpperCase(Locale.ROOT);
            case 1 -> text.toLowerCase(Locale.ROOT);
            case 2 -> Normalizer.normalize(text, Normalizer.Form.NFD);
            case 3 -> wide(text);
            case 4 -> within(random, text, "\u00AD");
            case 5 -> within(random, text, "\u200D");
            case 6 -> within(random, text, "\u200F");
            case 7 -> within(random, text, "\u0000");
            case 8 -> within(random, text, random.nextBoolean() ? "\uD83D" : "\uDE00");
            case 9 -> within(random, text, "\u0301");
            case 10 -> lookAlike(random, text);
            case 11 -> text.replace('\'', '’').replace(' ', random.nextBoolean() ? '\u00A0' : '\n');
            case 12 -> within(random, text, "😀");
            default -> text;
        };
    }

    private static String within(Random random, String text, String sign) {
        int at = random.nextInt(text.length() + 1);
        return text.substring(0, at) + sign + text.substring(at);
    }

    private static String wide(String text) {
        StringBuilder wide = new StringBuilder();
        text.chars().forEach(c -> wide.append(c > 0x20 && c < 0x7F ? (char) (c + 0xFEE0) : (char) c));
        return wide.toString();
    }

    private static String lookAlike(Random random, String text) {
        StringBuilder mixed = new StringBuilder();
        for (char c : text.toCharArray()) {
            int latin = LATIN.indexOf(c);
            int cyrillic = CYRILLIC.indexOf(c);
            boolean swap = random.nextBoolean();
            mixed.append(
                    swap && latin >= 0 ? CYRILLIC.charAt(latin) : swap && cyrillic >= 0 ? LATIN.charAt(cyrillic) : c);
        }
        return mixed.toString();
    }

    private static String any(Random random, List<String> items) {
        return items.get(random.nextInt(items.size()));
    }
}
