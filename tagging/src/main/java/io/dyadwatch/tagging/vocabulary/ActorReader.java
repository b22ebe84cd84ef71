package io.dyadwatch.tagging.vocabulary;

import com.fasterxml.jackson.databind.JsonNode;
import io.dyadwatch.contracts.ActorType;
import io.dyadwatch.contracts.MentionKind;
import io.dyadwatch.tagging.match.Alias.LetterCase;
import io.dyadwatch.tagging.match.Phrase;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads actors and their spellings. */
final class ActorReader {
    private static final Set<String> FIELDS = Set.of(
            "id",
            "type",
            "name",
            "code",
            "affiliations",
            "wikidata",
            "names",
            "demonyms",
            "metonyms",
            "given",
            "family",
            "familyAlone",
            "familyRule",
            "familyWith");
    private static final Set<String> LANGUAGES = Set.of("any", "es", "en", "pt", "fr", "ru", "uk");
    private static final Set<String> SPELLING_FIELDS = spellingFields();

    /** The rule for every country's name of one word, where a vocabulary has it. */
    private static final String COUNTRY_RULE = "country-of-one-word";

    private final WordLists lists;
    private final Map<String, Needs> rules;

    ActorReader(WordLists lists, Map<String, Needs> rules) {
        this.lists = lists;
        this.rules = rules;
    }

    private static Set<String> spellingFields() {
        Set<String> fields = new HashSet<>(Needs.FIELDS);
        fields.addAll(Set.of("text", "texts", "rule", "case", "later"));
        return fields;
    }

    ActorEntry read(Entry entry) {
        Fields fields = entry.fields().allow(FIELDS);
        String id = fields.text("id");
        if (!id.matches("[a-z0-9]+(-[a-z0-9]+)*")) {
            throw fields.problem("id", "must be a slug: a-z, 0-9 and single hyphens");
        }
        List<Spelling> spellings = new ArrayList<>();
        addByLanguage(fields, "names", MentionKind.NAME, spellings);
        addByLanguage(fields, "demonyms", MentionKind.DEMONYM, spellings);
        addByLanguage(fields, "metonyms", MentionKind.METONYM, spellings);
        addPersonalNames(fields, spellings);
        if (type(fields) == ActorType.COUNTRY) {
            spellings.replaceAll(this::guarded);
        }
        if (spellings.isEmpty()) {
            throw fields.problem("names", "must hold at least one spelling");
        }
        return new ActorEntry(
                id,
                type(fields),
                fields.text("name"),
                fields.texts("affiliations"),
                qid(fields),
                spellings,
                fields.where());
    }

    /** A country's name of one word is also what towns, people and waters are called. */
    private Spelling guarded(Spelling spelling) {
        Needs rule = rules.get(COUNTRY_RULE);
        if (rule == null
                || spelling.kind() != MentionKind.NAME
                || spelling.text().indexOf(' ') >= 0) {
            return spelling;
        }
        return new Spelling(
                spelling.language(),
                spelling.phrase(),
                spelling.kind(),
                spelling.letterCase(),
                spelling.later(),
                spelling.needs().and(rule),
                spelling.plain(),
                spelling.text());
    }

    private static ActorType type(Fields fields) {
        String type = fields.text("type");
        for (ActorType known : ActorType.values()) {
            if (known.name().toLowerCase(Locale.ROOT).equals(type)) {
                return known;
            }
        }
        throw fields.problem("type", "must be country, person or organisation");
    }

    private static @Nullable String qid(Fields fields) {
        if (!fields.has("wikidata")) {
            return null;
        }
        String qid = fields.text("wikidata");
        if (!qid.matches("Q[1-9][0-9]*")) {
            throw fields.problem("wikidata", "must be a QID such as Q42");
        }
        return qid;
    }

    private void addByLanguage(Fields fields, String field, MentionKind kind, List<Spelling> spellings) {
        for (Map.Entry<String, JsonNode> byLanguage : fields.entries(field)) {
            String language = byLanguage.getKey();
            if (!LANGUAGES.contains(language)) {
                throw fields.problem(field + "." + language, "is no language of the vocabulary");
            }
            JsonNode list = byLanguage.getValue();
            if (!list.isArray()) {
                throw fields.problem(field + "." + language, "must be a list");
            }
            for (int i = 0; i < list.size(); i++) {
                String path = field + "." + language + "[" + i + "]";
                add(fields, path, list.get(i), language, kind, spellings);
            }
        }
    }

    void add(Fields fields, String path, JsonNode item, String language, MentionKind kind, List<Spelling> spellings) {
        if (item.isTextual()) {
            spellings.add(spelling(fields, path, language, item.textValue(), kind, "initial", false, Needs.NOTHING));
            return;
        }
        Fields rich = fields.inside(path, item).allow(SPELLING_FIELDS);
        List<String> texts = rich.has("texts") ? rich.texts("texts") : List.of(rich.text("text"));
        Needs needs = Needs.of(rich, lists).and(rule(rich, rich.text("rule", "")));
        for (String text : texts) {
            spellings.add(spelling(
                    fields,
                    path,
                    language,
                    text,
                    kind,
                    rich.text("case", "initial"),
                    rich.flag("later", false),
                    needs));
        }
    }

    private Needs rule(Fields fields, String name) {
        if (name.isEmpty()) {
            return Needs.NOTHING;
        }
        Needs rule = rules.get(name);
        if (rule == null) {
            throw fields.problem("rule", "names the rule " + name + ", which is not in rules.yaml");
        }
        return rule;
    }

    private static Spelling spelling(
            Fields fields,
            String path,
            String language,
            String text,
            MentionKind kind,
            String letterCase,
            boolean later,
            Needs needs) {
        Phrase phrase;
        try {
            phrase = Phrase.of(text);
        } catch (IllegalArgumentException e) {
            throw fields.problem(path, String.valueOf(e.getMessage()));
        }
        LetterCase cased = switch (letterCase) {
            case "any" -> LetterCase.ANY;
            case "initial" -> LetterCase.INITIAL;
            case "exact" -> LetterCase.EXACT;
            default -> throw fields.problem(path, "has a case that is not any, initial or exact");
        };
        boolean plain = !later && needs.equals(Needs.NOTHING) && cased == LetterCase.INITIAL;
        return new Spelling(language, phrase, kind, cased, later, needs, plain, text);
    }

    /** Every given name with every family name, and the family name by itself. */
    private void addPersonalNames(Fields fields, List<Spelling> spellings) {
        List<String> families = fields.texts("family");
        for (String given : fields.texts("given")) {
            for (String family : families) {
                spellings.add(spelling(
                        fields,
                        "given",
                        "any",
                        given + " " + family,
                        MentionKind.NAME,
                        "initial",
                        false,
                        Needs.NOTHING));
            }
        }
        if (!families.isEmpty()) {
            boolean later = !fields.flag("familyAlone", false);
            Needs needs = rule(fields, fields.text("familyRule", "surname")).with(fields.texts("familyWith"));
            for (String family : families) {
                spellings.add(spelling(fields, "family", "any", family, MentionKind.NAME, "initial", later, needs));
            }
        }
    }
}
