package io.dyadwatch.extraction.page;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Who the page says wrote it. */
final class Authors {
    private static final int MAX_AUTHORS = 20;
    private static final int MAX_CHARS = 100;
    private static final Pattern BETWEEN = Pattern.compile("\\s*[,;|]\\s*|\\s+(?:and|y|und|et|и|та|و)\\s+|\\s+&\\s+");
    private static final List<String> INTRODUCTIONS = List.of(
            "written by ",
            "story by ",
            "by ",
            "por ",
            "par ",
            "von ",
            "автор: ",
            "автор ",
            "autor: ",
            "author: ",
            "escrito por ");

    private Authors() {}

    static List<String> of(Clues clues, StructuredData data, String siteName) {
        Set<String> authors = new LinkedHashSet<>();
        if (!data.authors().isEmpty()) {
            data.authors().forEach(name -> add(authors, name, siteName));
        }
        for (String name : List.of(
                "author",
                "article:author",
                "parsely-author",
                "dc.creator",
                "dcterms.creator",
                "byl",
                "sailthru.author")) {
            if (authors.isEmpty()) {
                clues.all(name).forEach(value -> addAll(authors, value, siteName));
            }
        }
        if (authors.isEmpty()) {
            clues.bylines().forEach(value -> addAll(authors, value, siteName));
        }
        for (String printed : clues.printedBylines()) {
            if (authors.isEmpty() && !withoutIntroduction(printed).equals(printed)) {
                addAll(authors, printed, siteName);
            }
        }
        return new ArrayList<>(authors);
    }

    private static void addAll(Set<String> authors, String byline, String siteName) {
        if (byline.indexOf('(') >= 0 || Wording.collapse(byline).equalsIgnoreCase(siteName)) {
            add(authors, byline, siteName);
        } else if (byline.length() <= 4 * MAX_CHARS) {
            for (String name : BETWEEN.split(withoutIntroduction(Wording.collapse(byline)), MAX_AUTHORS)) {
                add(authors, name, siteName);
            }
        }
    }

    private static void add(Set<String> authors, String stated, String siteName) {
        String name = withoutIntroduction(Wording.collapse(stated));
        boolean address = name.contains("://") || name.startsWith("@") || name.startsWith("www.");
        if (name.length() > 1
                && name.length() <= MAX_CHARS
                && !address
                && name.chars().noneMatch(Character::isDigit)
                && authors.size() < MAX_AUTHORS
                && !name.equalsIgnoreCase(siteName)) {
            authors.add(name);
        }
    }

    private static String withoutIntroduction(String byline) {
        String lower = byline.toLowerCase(Locale.ROOT);
        for (String introduction : INTRODUCTIONS) {
            if (lower.startsWith(introduction)) {
                return byline.substring(Math.min(byline.length(), introduction.length()))
                        .strip();
            }
        }
        return byline;
    }
}
