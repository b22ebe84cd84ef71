package io.dyadwatch.extraction.feed;

import io.dyadwatch.contracts.Article;
import io.dyadwatch.contracts.StoredText;
import io.dyadwatch.extraction.text.PlainText;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Brings what a feed says within the bounds of an article's fields; what had to be cut is counted. */
final class Bounds {
    private static final int MAX_ID_BYTES = 4096;
    private static final Pattern LANGUAGE = Pattern.compile("[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8}){0,6}");

    private final Problems problems;

    Bounds(Problems problems) {
        this.problems = problems;
    }

    @Nullable String title(@Nullable String given) {
        return cut(given, Article.MAX_TITLE_BYTES);
    }

    @Nullable String text(@Nullable String given) {
        return cut(given, Article.MAX_TEXT_BYTES);
    }

    @Nullable String name(@Nullable String given) {
        return cut(given, Article.MAX_NAME_BYTES);
    }

    @Nullable String id(@Nullable String given) {
        return cut(given == null ? null : PlainText.line(given), MAX_ID_BYTES);
    }

    /** The tag with hyphens for underscores; absent, and counted, where it is none. */
    @Nullable String language(@Nullable String given) {
        if (given == null || given.isBlank()) {
            return null;
        }
        String tag = given.strip().replace('_', '-');
        if (tag.length() > 40
                || !LANGUAGE.matcher(tag).matches()
                || tag.toLowerCase(Locale.ROOT).equals("und")) {
            problems.add(FeedProblem.Kind.LANGUAGE_UNREADABLE);
            return null;
        }
        return tag;
    }

    /** Cuts between code points, at white space where there is some near the end. */
    private @Nullable String cut(@Nullable String given, int maxBytes) {
        if (given == null || given.isBlank()) {
            return null;
        }
        String stored = StoredText.of(given);
        int bytes = 0;
        int lastSpace = 0;
        for (int i = 0; i < stored.length(); ) {
            int c = stored.codePointAt(i);
            bytes += c < 0x80 ? 1 : c < 0x800 ? 2 : c < 0x10000 ? 3 : 4;
            if (bytes > maxBytes) {
                problems.add(FeedProblem.Kind.FIELD_CUT);
                return stored.substring(0, lastSpace > i - 100 && lastSpace > 0 ? lastSpace : i)
                        .strip();
            }
            lastSpace = c == ' ' || c == '\n' ? i : lastSpace;
            i += Character.charCount(c);
        }
        return stored;
    }
}
