package io.dyadwatch.extraction.page;

import java.lang.Character.UnicodeScript;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** Chooses the language that the page states of itself, as a BCP 47 tag. */
final class StatedLanguage {
    private static final Pattern TAG = Pattern.compile("[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8}){0,4}");
    private static final Set<String> NO_LANGUAGE = Set.of("und", "zxx", "mul", "mis", "xx");
    private static final Set<String> CYRILLIC =
            Set.of("ru", "uk", "be", "bg", "mk", "sr", "kk", "ky", "mn", "tg", "tt", "ba");
    private static final Set<String> ARABIC = Set.of("ar", "fa", "ur", "ps", "ckb", "ug", "sd", "ku");
    private static final Set<String> IDEOGRAPHIC = Set.of("zh", "ja", "yue", "wuu", "cmn");
    private static final int SAMPLE = 400;

    private StatedLanguage() {}

    /** The first stated language in whose script the text is; empty where none is stated or none fits. */
    static String of(Clues clues, StructuredData data, String text) {
        UnicodeScript script = scriptOf(text);
        for (String stated : List.of(
                clues.first("lang"),
                data.language(),
                clues.first("og:locale"),
                clues.first("content-language", "dc.language", "dcterms.language", "language"))) {
            String tag = tag(stated);
            if (!tag.isEmpty() && fits(tag, script)) {
                return tag;
            }
        }
        return "";
    }

    /** The tag in its usual capitals, {@code es_AR} as {@code es-AR}; empty where it is none. */
    static String tag(String stated) {
        String text = stated.strip().replace('_', '-');
        int end = 0;
        while (end < text.length() && end < 40 && ",; ".indexOf(text.charAt(end)) < 0) {
            end++;
        }
        String tag = text.substring(0, end);
        if (!TAG.matcher(tag).matches()) {
            return "";
        }
        String[] parts = tag.split("-", -1);
        if (NO_LANGUAGE.contains(parts[0].toLowerCase(Locale.ROOT))) {
            return "";
        }
        StringBuilder usual = new StringBuilder(parts[0].toLowerCase(Locale.ROOT));
        for (int i = 1; i < parts.length; i++) {
            usual.append('-').append(capitals(parts[i]));
        }
        return usual.toString();
    }

    private static String capitals(String subtag) {
        String lower = subtag.toLowerCase(Locale.ROOT);
        return switch (lower.length()) {
            case 2 -> lower.toUpperCase(Locale.ROOT);
            case 4 ->
                Character.isLetter(lower.charAt(0))
                        ? Character.toUpperCase(lower.charAt(0)) + lower.substring(1)
                        : lower;
            default -> lower;
        };
    }

    private static boolean fits(String tag, UnicodeScript script) {
        String language = tag.split("-", 2)[0];
        return switch (script) {
            case CYRILLIC -> CYRILLIC.contains(language);
            case ARABIC -> ARABIC.contains(language);
            case HAN, HIRAGANA, KATAKANA -> IDEOGRAPHIC.contains(language) || language.equals("ko");
            default -> true;
        };
    }

    /** The script of most letters at the start of the text. */
    private static UnicodeScript scriptOf(String text) {
        Map<UnicodeScript, Integer> counts = new EnumMap<>(UnicodeScript.class);
        int mostLetters = 0;
        UnicodeScript most = UnicodeScript.COMMON;
        for (int i = 0; i < Math.min(text.length(), SAMPLE); i++) {
            if (Character.isLetter(text.charAt(i))) {
                UnicodeScript script = UnicodeScript.of(text.charAt(i));
                int letters = counts.merge(script, 1, Integer::sum);
                if (letters > mostLetters) {
                    mostLetters = letters;
                    most = script;
                }
            }
        }
        return most;
    }
}
