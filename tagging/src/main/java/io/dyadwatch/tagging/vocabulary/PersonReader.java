package io.dyadwatch.tagging.vocabulary;

import com.fasterxml.jackson.databind.JsonNode;
import io.dyadwatch.contracts.MentionKind;
import io.dyadwatch.tagging.inflect.Hint;
import io.dyadwatch.tagging.match.Alias.LetterCase;
import io.dyadwatch.tagging.vocabulary.SpellingReader.Spelt;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Reads the names of persons: every given name with every family name of a language, and the family name by itself. */
final class PersonReader {
    static final Set<String> FIELDS = Set.of("gender", "given", "family", "familyAlone", "familyRule", "familyWith");

    /** In one language. */
    private static final int MOST_FULL_NAMES = 400;

    private static final String FAMILY_RULE = "surname";

    private final SpellingReader spellings;
    private final WordLists lists;

    PersonReader(SpellingReader spellings, WordLists lists) {
        this.spellings = spellings;
        this.lists = lists;
    }

    List<Spelling> read(Fields fields, List<Affiliation> affiliations) {
        List<Spelling> read = new ArrayList<>();
        if (fields.has("given") && !fields.has("family")) {
            throw fields.problem("family", "is required beside given");
        }
        Hint hint = SpellingReader.hint(fields);
        Needs needs = spellings
                .rule(fields, "familyRule", fields.text("familyRule", FAMILY_RULE))
                .with(fields.texts("familyWith"))
                .introducedBy(titles(affiliations));
        boolean later = !fields.flag("familyAlone", false);
        for (String language : languages(fields)) {
            List<String> given = names(fields, "given", language);
            List<String> families = names(fields, "family", language);
            if (given.size() * (long) families.size() > MOST_FULL_NAMES) {
                throw fields.problem("given", "and family make too many full names: at most " + MOST_FULL_NAMES);
            }
            for (String family : families) {
                for (String one : given) {
                    read.addAll(spellings.spellings(
                            fields,
                            "given",
                            new Spelt(language, MentionKind.NAME, LetterCase.INITIAL, false, Needs.NOTHING),
                            one + " " + family,
                            forms(fields, language, one, family, hint)));
                }
                if (!stands(fields, "family", language)) {
                    continue;
                }
                read.addAll(spellings.spellings(
                        fields,
                        "family",
                        new Spelt(language, MentionKind.NAME, LetterCase.INITIAL, later, needs),
                        family,
                        familyForms(fields, language, family, hint)));
            }
        }
        return read;
    }

    private static List<String> forms(Fields fields, String language, String given, String family, Hint hint) {
        fields.phrase("given", given);
        fields.phrase("family", family);
        if (!Languages.isDeclined(language)) {
            return List.of(given + " " + family);
        }
        try {
            return Declension.personForms(language, given, family, hint);
        } catch (IllegalArgumentException e) {
            throw fields.problem("given", String.valueOf(e.getMessage()));
        }
    }

    private static List<String> familyForms(Fields fields, String language, String family, Hint hint) {
        fields.phrase("family", family);
        if (!Languages.isDeclined(language)) {
            return List.of(family);
        }
        try {
            return Declension.familyForms(language, family, hint);
        } catch (IllegalArgumentException e) {
            throw fields.problem("family", String.valueOf(e.getMessage()));
        }
    }

    /** Lists of the titles that go with what the person is or was. */
    private List<String> titles(List<Affiliation> affiliations) {
        List<String> titles = new ArrayList<>();
        for (Affiliation affiliation : affiliations) {
            Affiliation.Role role = affiliation.role();
            if (role != null) {
                String list = "titles-" + role.name().toLowerCase(Locale.ROOT).replace('_', '-');
                if (lists.has(list) && !titles.contains("@" + list)) {
                    titles.add("@" + list);
                }
            }
        }
        return titles;
    }

    /** The languages that either part of the name stands under. */
    private static Set<String> languages(Fields fields) {
        Set<String> languages = new LinkedHashSet<>();
        for (String field : List.of("family", "given")) {
            if (fields.isObject(field)) {
                fields.entriesByLanguage(field).forEach(entry -> languages.add(entry.getKey()));
            } else if (fields.has(field)) {
                languages.add(Languages.ANY);
            }
        }
        return languages;
    }

    private static boolean stands(Fields fields, String field, String language) {
        return fields.isObject(field)
                ? fields.entriesByLanguage(field).stream()
                        .anyMatch(entry -> entry.getKey().equals(language))
                : language.equals(Languages.ANY);
    }

    /** What stands under a language; what stands under none is in Latin letters and fits all that use them. */
    private static List<String> names(Fields fields, String field, String language) {
        if (!fields.isObject(field)) {
            return Languages.isDeclined(language) ? List.of() : fields.texts(field);
        }
        String key = stands(fields, field, language) || Languages.isDeclined(language) ? language : Languages.ANY;
        for (Map.Entry<String, JsonNode> entry : fields.entriesByLanguage(field)) {
            if (entry.getKey().equals(key)) {
                return fields.texts(field + "." + key, entry.getValue());
            }
        }
        return List.of();
    }
}
