package io.dyadwatch.tagging.vocabulary;

import com.fasterxml.jackson.databind.JsonNode;
import io.dyadwatch.contracts.MentionKind;
import io.dyadwatch.tagging.inflect.Hint;
import io.dyadwatch.tagging.match.Alias.LetterCase;
import io.dyadwatch.tagging.match.Phrase;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads how things are spelled: by language, in all cases where a language declines names. */
final class SpellingReader {
    private static final Set<String> FIELDS = fieldNames();

    private final WordLists lists;
    private final Map<String, Needs> rules;

    SpellingReader(WordLists lists, Map<String, Needs> rules) {
        this.lists = lists;
        this.rules = rules;
    }

    private static Set<String> fieldNames() {
        Set<String> fields = new HashSet<>(Needs.FIELDS);
        fields.remove("exceptions");
        fields.addAll(Set.of("text", "texts", "rule", "case", "later", "gender", "plural"));
        return fields;
    }

    /**
     * What a name is, which decides how it is declined.
     */
    enum Sort {
        THING,
        PERSON,
        PEOPLE
    }

    List<Spelling> byLanguage(Fields fields, String field, MentionKind kind, Sort sort, Hint hint) {
        List<Spelling> spellings = new ArrayList<>();
        for (Map.Entry<String, JsonNode> byLanguage : fields.entriesByLanguage(field)) {
            String language = byLanguage.getKey();
            for (int i = 0; i < byLanguage.getValue().size(); i++) {
                String path = field + "." + language + "[" + i + "]";
                spellings.addAll(read(fields, path, byLanguage.getValue().get(i), language, kind, sort, hint));
            }
        }
        return spellings;
    }

    /**
     * @param hint of the names that say nothing about it themselves
     */
    List<Spelling> read(
            Fields fields, String path, JsonNode item, String language, MentionKind kind, Sort sort, Hint hint) {
        if (item.isTextual() && !item.textValue().isBlank()) {
            Spelt spelt = new Spelt(language, kind, LetterCase.INITIAL, false, Needs.NOTHING);
            return all(fields, path, spelt, item.textValue(), sort, hint);
        }
        Fields rich = fields.inside(path, item).allow(FIELDS);
        Spelt spelt = new Spelt(
                language,
                kind,
                rich.choice("case", LetterCase.class, LetterCase.INITIAL),
                rich.flag("later", false),
                Needs.of(rich, lists, language).and(rule(rich, "rule", rich.text("rule", ""))));
        Hint own = rich.has("gender") || rich.has("plural") ? hint(rich) : hint;
        List<Spelling> spellings = new ArrayList<>();
        List<String> texts = rich.has("texts") ? rich.texts("texts") : List.of(rich.text("text"));
        if (texts.isEmpty()) {
            throw rich.problem("texts", "must hold at least one");
        }
        for (String text : texts) {
            spellings.addAll(all(fields, path, spelt, text, sort, own));
        }
        return spellings;
    }

    /** Everything about a spelling but the words. */
    record Spelt(String language, MentionKind kind, LetterCase letterCase, boolean later, Needs needs) {}

    private List<Spelling> all(Fields fields, String path, Spelt spelt, String written, Sort sort, Hint hint) {
        String text = fields.phrase(path, written);
        if (!Languages.isDeclined(spelt.language())) {
            return spellings(fields, path, spelt, text, List.of(text));
        }
        return spellings(fields, path, spelt, text, forms(fields, path, spelt.language(), text, sort, hint));
    }

    private static List<String> forms(Fields fields, String path, String language, String text, Sort sort, Hint hint) {
        try {
            return switch (sort) {
                case THING -> Declension.nameForms(language, text, hint);
                case PERSON -> personForms(language, text, hint);
                case PEOPLE -> Declension.wordForms(language, text, hint);
            };
        } catch (IllegalArgumentException e) {
            throw fields.problem(path, String.valueOf(e.getMessage()));
        }
    }

    /** A full name that is not parted: the last word is the family name. */
    private static List<String> personForms(String language, String text, Hint hint) {
        int space = text.lastIndexOf(' ');
        return space < 0
                ? Declension.familyForms(language, text, hint)
                : Declension.personForms(language, text.substring(0, space), text.substring(space + 1), hint);
    }

    /** What the fields of a person or of a name say of its gender and number. */
    static Hint hint(Fields fields) {
        String gender = fields.text("gender", "");
        if (!gender.matches("[mfn]?")) {
            throw fields.problem("gender", "must be m, f or n");
        }
        return Hint.of(gender, fields.flag("plural", false));
    }

    /** One spelling for each form, each form once. */
    List<Spelling> spellings(Fields fields, String path, Spelt spelt, String nominative, List<String> forms) {
        boolean plain =
                !spelt.later() && spelt.needs().equals(Needs.NOTHING) && spelt.letterCase() == LetterCase.INITIAL;
        List<Spelling> spellings = new ArrayList<>();
        for (String form : new LinkedHashSet<>(forms)) {
            Phrase phrase;
            try {
                phrase = Phrase.of(form);
            } catch (IllegalArgumentException e) {
                throw fields.problem(path, String.valueOf(e.getMessage()));
            }
            spellings.add(new Spelling(
                    spelt.language(),
                    phrase,
                    spelt.kind(),
                    spelt.letterCase(),
                    spelt.later(),
                    spelt.needs(),
                    plain && spellings.isEmpty(),
                    form,
                    nominative,
                    fields.where()));
        }
        return spellings;
    }

    /**
     * A rule by its name.
     *
     * @param field that names it
     */
    Needs rule(Fields fields, String field, String name) {
        if (name.isEmpty()) {
            return Needs.NOTHING;
        }
        Needs rule = rules.get(name);
        if (rule == null) {
            throw fields.problem(field, "names the rule " + name + ", which is not in rules.yaml");
        }
        return rule;
    }
}
