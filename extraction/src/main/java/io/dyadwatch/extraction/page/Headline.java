package io.dyadwatch.extraction.page;

import java.util.List;

/**
 * Chooses the headline: what the page prints as its only {@code h1} where something else on the page agrees with it,
 * else what it states for machines, else its title without the name of the site.
 */
final class Headline {
    private static final List<String> SEPARATORS =
            List.of(" | ", " - ", " – ", " — ", " :: ", " » ", " « ", " · ", " • ", " / ", " > ", "| ", " |", "｜", "_");
    private static final int MAX_CHARS = 1000;

    private Headline() {}

    static String of(Clues clues, StructuredData data, String siteName, String host) {
        String social = clues.first("og:title", "twitter:title", "dc.title", "dcterms.title", "parsely-title");
        String stated = either(data.headline(), either(clues.first("item:headline"), social));
        String whole = clues.titleElement();
        String best = "";
        int most = 0;
        for (String printed : clues.headlines()) {
            int agreement = printed.length() < 5 || same(printed, siteName) ? 0 : agreement(printed, stated, whole);
            if (agreement > most) {
                most = agreement;
                best = printed;
            }
        }
        if (most > 0) {
            return Wording.cut(best, MAX_CHARS);
        }
        String title = withoutSite(Wording.collapse(either(stated, whole)), siteName, host);
        if (title.isEmpty() && !clues.headlines().isEmpty()) {
            title = clues.headlines().get(0);
        }
        return Wording.cut(title, MAX_CHARS);
    }

    /** How far a printed headline is what the page states of itself, or the beginning or a part of its title. */
    private static int agreement(String printed, String stated, String whole) {
        String letters = Wording.letters(printed);
        String statedLetters = Wording.letters(stated);
        String wholeLetters = Wording.letters(whole);
        if (letters.isEmpty()) {
            return 0;
        }
        if (statedLetters.equals(letters)) {
            return 4;
        }
        if (shared(letters, statedLetters) >= 0.8) {
            return 3;
        }
        if (letters.length() * 3 < wholeLetters.length()) {
            return 0;
        }
        return wholeLetters.startsWith(letters) ? 2 : wholeLetters.contains(letters) ? 1 : 0;
    }

    private static double shared(String a, String b) {
        int same = 0;
        int end = Math.min(a.length(), b.length());
        while (same < end && a.charAt(same) == b.charAt(same)) {
            same++;
        }
        return (double) same / Math.max(1, Math.max(a.length(), b.length()));
    }

    static String withoutSite(String title, String siteName, String host) {
        String left = title;
        for (int round = 0; round < 3; round++) {
            String shorter = withoutOneSite(left, siteName, host);
            if (shorter.equals(left)) {
                break;
            }
            left = shorter;
        }
        return left;
    }

    private static String withoutOneSite(String title, String siteName, String host) {
        for (String separator : SEPARATORS) {
            int last = title.lastIndexOf(separator);
            if (last > 0 && isSite(title.substring(last + separator.length()), siteName, host)) {
                return title.substring(0, last).strip();
            }
            int first = title.indexOf(separator);
            if (first > 0 && isSite(title.substring(0, first), siteName, host)) {
                return title.substring(first + separator.length()).strip();
            }
        }
        // A bar is not a sign of sentences: what follows the last one is a section or the site, if it is short.
        for (String bar : List.of(" | ", " » ", " :: ")) {
            int last = title.lastIndexOf(bar);
            if (last > 0 && words(title.substring(0, last)) >= 4 && words(title.substring(last)) <= 5) {
                return title.substring(0, last).strip();
            }
        }
        return title;
    }

    private static boolean isSite(String segment, String siteName, String host) {
        String name = Wording.letters(segment);
        if (name.isEmpty()) {
            return false;
        }
        String bareHost = Wording.letters(host.startsWith("www.") ? host.substring(4) : host);
        if (name.length() >= 3 && bareHost.startsWith(name)) {
            return true;
        }
        String site = Wording.letters(siteName);
        return name.equals(site)
                || (site.length() >= 4
                        && (name.startsWith(site) || name.endsWith(site))
                        && name.length() < site.length() + 20)
                || (name.length() >= 4 && site.startsWith(name));
    }

    private static boolean same(String a, String b) {
        return Wording.letters(a).equals(Wording.letters(b));
    }

    private static int words(String text) {
        return text.strip().split("\\s+", 50).length;
    }

    private static String either(String first, String second) {
        return first.isEmpty() ? second : first;
    }
}
