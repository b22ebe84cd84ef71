package io.dyadwatch.tagging.vocabulary;

import com.fasterxml.jackson.databind.JsonNode;
import io.dyadwatch.contracts.ActorType;
import io.dyadwatch.contracts.MentionKind;
import io.dyadwatch.tagging.inflect.Hint;
import io.dyadwatch.tagging.vocabulary.Affiliation.Role;
import io.dyadwatch.tagging.vocabulary.SpellingReader.Sort;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads actors and their spellings. */
final class ActorReader {
    private static final Set<String> FIELDS = fieldNames();
    private static final Set<String> AFFILIATION_FIELDS = Set.of("actor", "role", "from", "to");

    /** The rule for every country's name of one word, where a vocabulary has it. */
    private static final String ONE_WORD_RULE = "country-of-one-word";

    /** The rule for every word for a people, where a vocabulary has it. */
    private static final String DEMONYM_RULE = "country-demonym";

    /** The rule for every country's name, where a vocabulary has it. */
    private static final String COUNTRY_RULE = "country";

    private final SpellingReader spellings;
    private final PersonReader persons;
    private final Needs countryRule;
    private final Needs oneWordRule;
    private final Needs demonymRule;

    ActorReader(WordLists lists, Map<String, Needs> rules) {
        this.spellings = new SpellingReader(lists, rules);
        this.persons = new PersonReader(spellings, lists);
        this.countryRule = rules.getOrDefault(COUNTRY_RULE, Needs.NOTHING);
        this.demonymRule = rules.getOrDefault(DEMONYM_RULE, Needs.NOTHING);
        this.oneWordRule = countryRule.and(rules.getOrDefault(ONE_WORD_RULE, Needs.NOTHING));
    }

    private static Set<String> fieldNames() {
        Set<String> fields = new HashSet<>(PersonReader.FIELDS);
        fields.addAll(
                Set.of("id", "type", "name", "code", "affiliations", "wikidata", "names", "demonyms", "metonyms"));
        return Set.copyOf(fields);
    }

    ActorEntry read(Entry entry) {
        Fields fields = entry.fields().allow(FIELDS);
        String id = fields.slug("id");
        ActorType type = type(fields);
        List<Affiliation> affiliations = affiliations(fields);
        Hint hint = SpellingReader.hint(fields);
        List<Spelling> read = new ArrayList<>();
        read.addAll(spellings.byLanguage(
                fields, "names", MentionKind.NAME, type == ActorType.PERSON ? Sort.PERSON : Sort.THING, hint));
        read.addAll(spellings.byLanguage(fields, "demonyms", MentionKind.DEMONYM, Sort.PEOPLE, Hint.NONE));
        read.addAll(spellings.byLanguage(fields, "metonyms", MentionKind.METONYM, Sort.THING, Hint.NONE));
        read.addAll(persons.read(fields, affiliations));
        if (type == ActorType.COUNTRY) {
            read.replaceAll(this::guarded);
        }
        if (read.isEmpty()) {
            throw fields.problem("names", "must hold at least one spelling");
        }
        return new ActorEntry(
                id, type, fields.text("name"), affiliations, qid(fields), read, fields.where(), entry.node());
    }

    /** A country's name of one word is also what towns, people and waters are called. */
    private Spelling guarded(Spelling spelling) {
        if (spelling.kind() != MentionKind.NAME) {
            return spelling.kind() == MentionKind.DEMONYM ? spelling.with(demonymRule) : spelling;
        }
        return spelling.with(spelling.text().indexOf(' ') < 0 ? oneWordRule : countryRule);
    }

    private static ActorType type(Fields fields) {
        if (!fields.has("type")) {
            fields.text("type");
        }
        return fields.choice("type", ActorType.class, ActorType.COUNTRY);
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

    private static List<Affiliation> affiliations(Fields fields) {
        List<Affiliation> affiliations = new ArrayList<>();
        for (JsonNode item : fields.items("affiliations")) {
            String path = "affiliations[" + affiliations.size() + "]";
            if (item.isTextual()) {
                affiliations.add(new Affiliation(item.textValue(), null, null, null));
                continue;
            }
            Fields one = fields.inside(path, item).allow(AFFILIATION_FIELDS);
            LocalDate from = day(one, "from", false);
            LocalDate to = day(one, "to", true);
            if (from != null && to != null && to.isBefore(from)) {
                throw one.problem("to", "must not be before from");
            }
            affiliations.add(new Affiliation(
                    one.text("actor"), one.has("role") ? one.choice("role", Role.class, Role.OTHER) : null, from, to));
        }
        return affiliations;
    }

    private static @Nullable LocalDate day(Fields fields, String field, boolean last) {
        if (!fields.has(field)) {
            return null;
        }
        try {
            return Affiliation.day(fields.scalar(field), last);
        } catch (DateTimeException e) {
            throw fields.problem(field, "must be a day, a month or a year: 2004-03-09, 2004-03 or 2004");
        }
    }
}
