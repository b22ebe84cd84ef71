package io.dyadwatch.extraction.text;

import static java.util.Map.entry;

import java.text.Normalizer;
import java.time.Month;
import java.time.format.TextStyle;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Months by name. English first, because nearly all feeds have that; then those that the platform's locale data (CLDR)
 * knows for the languages below, in all their forms. A name that means different months in different languages, as
 * {@code listopad} does in Czech and Croatian, means none.
 */
final class MonthNames {
    private static final List<String> ENGLISH =
            List.of("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec");
    private static final List<String> LANGUAGES = List.of(
            "en", "de", "fr", "es", "pt", "it", "ca", "gl", "ro", "nl", "af", "sv", "da", "nb", "is", "fi", "et", "lv",
            "lt", "pl", "cs", "sk", "sl", "hr", "sr", "bs", "mk", "bg", "ru", "uk", "be", "el", "hu", "tr", "az", "sq",
            "id", "ms", "ar", "fa", "he", "hi");

    /** How people write them where the locale data has another form. */
    private static final Map<String, Integer> MORE = Map.ofEntries(
            entry("mrz", 3),
            entry("maerz", 3),
            entry("mrt", 3),
            entry("sept", 9),
            entry("setiembre", 9),
            entry("set", 9),
            entry("ene", 1),
            entry("abr", 4),
            entry("ago", 8),
            entry("dic", 12),
            entry("fev", 2),
            entry("fevr", 2),
            entry("avr", 4),
            entry("aou", 8),
            entry("dez", 12),
            entry("out", 10),
            entry("okt", 10),
            entry("mai", 5),
            entry("juin", 6),
            entry("juil", 7),
            entry("gen", 1),
            entry("mag", 5),
            entry("giu", 6),
            entry("lug", 7),
            entry("ott", 10),
            entry("янв", 1),
            entry("фев", 2),
            entry("мар", 3),
            entry("апр", 4),
            entry("мая", 5),
            entry("июн", 6),
            entry("июл", 7),
            entry("авг", 8),
            entry("сен", 9),
            entry("окт", 10),
            entry("ноя", 11),
            entry("дек", 12));

    private MonthNames() {}

    /** Looked up only where a name is not English, so that English feeds never load the locale data. */
    private static final class Worldwide {
        static final Map<String, Integer> BY_NAME = load();

        private static Map<String, Integer> load() {
            Map<String, Integer> names = new HashMap<>();
            Set<String> ambiguous = new HashSet<>();
            for (String language : LANGUAGES) {
                Locale locale = Locale.forLanguageTag(language);
                for (Month month : Month.values()) {
                    for (TextStyle style : List.of(
                            TextStyle.FULL, TextStyle.FULL_STANDALONE, TextStyle.SHORT, TextStyle.SHORT_STANDALONE)) {
                        add(plain(month.getDisplayName(style, locale)), month.getValue(), names, ambiguous);
                    }
                }
            }
            names.keySet().removeAll(ambiguous);
            names.putAll(MORE);
            return Map.copyOf(names);
        }

        private static void add(String name, int month, Map<String, Integer> names, Set<String> ambiguous) {
            if (name.length() < 3 || Character.isDigit(name.charAt(0))) {
                return;
            }
            Integer before = names.putIfAbsent(name, month);
            if (before != null && before != month) {
                ambiguous.add(name);
            }
        }
    }

    /** The month 1–12 that a word in lower case names, or 0. */
    static int of(String word) {
        if (word.length() >= 3) {
            int english = ENGLISH.indexOf(word.substring(0, 3));
            if (english >= 0 && isEnglish(word, Month.of(english + 1))) {
                return english + 1;
            }
        }
        if (word.length() < 3 || word.length() > 20) {
            return 0;
        }
        String name = plain(word);
        for (int cut = 0; cut <= 2 && name.length() - cut >= 3; cut++) {
            // A case ending that the locale data does not have may hide the name.
            Integer month = cut > 0 && name.length() - cut < 5
                    ? null
                    : Worldwide.BY_NAME.get(name.substring(0, name.length() - cut));
            if (month != null) {
                return month;
            }
        }
        return 0;
    }

    private static boolean isEnglish(String word, Month month) {
        return word.length() == 3 || month.name().toLowerCase(Locale.ROOT).startsWith(word);
    }

    /** Without accents and full stops, in lower case. */
    private static String plain(String name) {
        String parts = Normalizer.normalize(name.toLowerCase(Locale.ROOT), Normalizer.Form.NFD);
        StringBuilder bare = new StringBuilder(parts.length());
        parts.chars()
                .filter(c -> Character.getType(c) != Character.NON_SPACING_MARK && c != '.')
                .forEach(c -> bare.append((char) c));
        return bare.toString();
    }
}
