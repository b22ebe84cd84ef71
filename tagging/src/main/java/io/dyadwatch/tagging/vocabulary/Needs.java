package io.dyadwatch.tagging.vocabulary;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * What an alias needs to count, as written: see {@link io.dyadwatch.tagging.match.Condition}. Actors by id, references
 * to word lists not yet followed.
 */
public record Needs(
        List<String> notAfter,
        List<String> notBefore,
        List<String> notNear,
        boolean notInCapitals,
        List<String> after,
        List<String> before,
        List<String> near,
        List<String> with,
        boolean notAlone,
        List<String> doubtAfter,
        List<String> doubtBefore,
        List<String> introducedBy,
        boolean notQuoted,
        List<String> namesakeAfter,
        List<String> namesakeUnlessAfter,
        List<InTheme> exceptions) {

    /**
     * What is forbidden in articles on a theme: see {@link io.dyadwatch.tagging.match.ThemeException}.
     *
     * @param theme id
     */
    public record InTheme(
            String theme,
            List<String> notAfter,
            List<String> notBefore,
            List<String> unlessAfter,
            List<String> unlessBefore) {

        private static final Set<String> FIELDS =
                Set.of("theme", "about", "notAfter", "notBefore", "unlessAfter", "unlessBefore");

        private static InTheme of(Fields fields, WordLists lists, String language) {
            fields.allow(FIELDS);
            return new InTheme(
                    fields.text("theme"),
                    lists.check(fields, "notAfter", language),
                    lists.check(fields, "notBefore", language),
                    lists.check(fields, "unlessAfter", language),
                    lists.check(fields, "unlessBefore", language));
        }
    }

    static final Needs NOTHING = new Needs(
            List.of(), List.of(), List.of(), false, List.of(), List.of(), List.of(), List.of(), false, List.of(),
            List.of(), List.of(), false, List.of(), List.of(), List.of());

    static final Set<String> FIELDS = Set.of(
            "notAfter",
            "notBefore",
            "notNear",
            "notInCapitals",
            "after",
            "before",
            "near",
            "with",
            "notAlone",
            "doubtAfter",
            "doubtBefore",
            "introducedBy",
            "notQuoted",
            "namesakeAfter",
            "namesakeUnlessAfter",
            "exceptions");

    /**
     * @param language that it holds in, or {@link Languages#ANY}
     */
    static Needs of(Fields fields, WordLists lists, String language) {
        return new Needs(
                lists.check(fields, "notAfter", language),
                lists.check(fields, "notBefore", language),
                lists.check(fields, "notNear", language),
                fields.flag("notInCapitals", false),
                lists.check(fields, "after", language),
                lists.check(fields, "before", language),
                lists.check(fields, "near", language),
                fields.texts("with"),
                fields.flag("notAlone", false),
                lists.check(fields, "doubtAfter", language),
                lists.check(fields, "doubtBefore", language),
                lists.check(fields, "introducedBy", language),
                fields.flag("notQuoted", false),
                lists.check(fields, "namesakeAfter", language),
                lists.check(fields, "namesakeUnlessAfter", language),
                exceptions(fields, lists, language));
    }

    private static List<InTheme> exceptions(Fields fields, WordLists lists, String language) {
        List<InTheme> exceptions = new ArrayList<>();
        for (JsonNode node : fields.items("exceptions")) {
            exceptions.add(InTheme.of(fields.inside("exceptions[" + exceptions.size() + "]", node), lists, language));
        }
        return List.copyOf(exceptions);
    }

    /** Both together: what either forbids is forbidden, what either wants is wanted. */
    Needs and(Needs other) {
        if (equals(NOTHING)) {
            return other;
        }
        if (other.equals(NOTHING)) {
            return this;
        }
        return new Needs(
                join(notAfter, other.notAfter),
                join(notBefore, other.notBefore),
                join(notNear, other.notNear),
                notInCapitals || other.notInCapitals,
                join(after, other.after),
                join(before, other.before),
                join(near, other.near),
                join(with, other.with),
                notAlone || other.notAlone,
                join(doubtAfter, other.doubtAfter),
                join(doubtBefore, other.doubtBefore),
                join(introducedBy, other.introducedBy),
                notQuoted || other.notQuoted,
                join(namesakeAfter, other.namesakeAfter),
                join(namesakeUnlessAfter, other.namesakeUnlessAfter),
                join(exceptions, other.exceptions));
    }

    /** The same, and any of these actors wanted. */
    Needs with(List<String> actors) {
        return new Needs(
                notAfter,
                notBefore,
                notNear,
                notInCapitals,
                after,
                before,
                near,
                join(with, actors),
                notAlone,
                doubtAfter,
                doubtBefore,
                introducedBy,
                notQuoted,
                namesakeAfter,
                namesakeUnlessAfter,
                exceptions);
    }

    /** The same, and introduced by any of these too. */
    Needs introducedBy(List<String> items) {
        return new Needs(
                notAfter,
                notBefore,
                notNear,
                notInCapitals,
                after,
                before,
                near,
                with,
                notAlone,
                doubtAfter,
                doubtBefore,
                join(introducedBy, items),
                notQuoted,
                namesakeAfter,
                namesakeUnlessAfter,
                exceptions);
    }

    private static <T> List<T> join(List<T> one, List<T> other) {
        List<T> joined = new ArrayList<>(one);
        joined.addAll(other);
        return List.copyOf(joined);
    }
}
