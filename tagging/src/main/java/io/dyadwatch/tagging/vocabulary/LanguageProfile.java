package io.dyadwatch.tagging.vocabulary;

import io.dyadwatch.tagging.text.LanguageDetector;
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
        String language = fields.text("id");
        if (!Languages.isKnown(language)) {
            throw fields.problem("id", "is no language of the vocabulary");
        }
        String letters = fields.text("letters", "");
        if (letters.chars().anyMatch(letter -> letter >= LanguageDetector.END_OF_LETTERS)) {
            throw fields.problem("letters", "must be Latin, Greek or Cyrillic");
        }
        return new LanguageProfile(language, lists.check(fields, "words", language), letters);
    }
}
