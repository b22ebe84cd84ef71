package io.dyadwatch.tagging.vocabulary;

import java.util.List;
import java.util.Locale;
import java.util.Set;

/** The languages that a vocabulary is written in. */
public final class Languages {
    /** BCP 47 for a language that is not known, or is none of {@link #ALL}. */
    public static final String UNDETERMINED = "und";

    /** In place of a language: the same in all of them. */
    public static final String ANY = "any";

    /** BCP 47 tags of the languages that can be tagged. */
    public static final List<String> ALL = List.of("es", "en", "pt", "fr", "ru", "uk");

    private static final Set<String> DECLINED = Set.of("ru", "uk");

    private Languages() {}

    static boolean isKnown(String language) {
        return ALL.contains(language);
    }

    /** Whether a name in the vocabulary stands for all its cases. */
    public static boolean isDeclined(String language) {
        return DECLINED.contains(language);
    }

    /**
     * The language whose rules read a text in a language.
     *
     * @param tag BCP 47; only its primary subtag counts
     * @return one of {@link #ALL}, or {@link #UNDETERMINED}
     */
    public static String of(String tag) {
        int end = tag.indexOf('-');
        String primary = (end < 0 ? tag : tag.substring(0, end)).toLowerCase(Locale.ROOT);
        return ALL.contains(primary) ? primary : UNDETERMINED;
    }
}
