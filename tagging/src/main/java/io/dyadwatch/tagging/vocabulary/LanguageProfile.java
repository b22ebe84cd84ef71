package io.dyadwatch.tagging.vocabulary;

import java.util.List;
import java.util.Set;

/**
 * What a language is known by.
 *
 * @param language BCP 47 tag
 * @param words frequent words that carry little meaning
 * @param letters letters that hardly any other language of the vocabulary has
 */
public record LanguageProfile(String language, List<String> words, String letters) {

    static LanguageProfile of(Entry entry, WordLists lists) {
        Fields fields = entry.fields().allow(Set.of("id", "words", "letters"));
        return new LanguageProfile(
                fields.text("id"), lists.check(fields, "words", fields.text("id")), fields.text("letters", ""));
    }
}
