package io.dyadwatch.tagging.vocabulary;

import java.util.List;
import java.util.Set;

/**
 * What a whole article may be about, which changes what a name in it means.
 *
 * @param id slug
 * @param words of which an article must have several; references not yet followed
 * @param atLeast how many different ones
 */
public record ThemeEntry(String id, List<String> words, int atLeast) {

    static ThemeEntry of(Entry entry, WordLists lists) {
        Fields fields = entry.fields().allow(Set.of("id", "about", "words", "atLeast"));
        int atLeast = fields.number("atLeast", 1);
        if (atLeast < 1) {
            throw fields.problem("atLeast", "must be 1 or more");
        }
        return new ThemeEntry(fields.slug("id"), lists.check(fields, "words", Languages.ANY), atLeast);
    }
}
