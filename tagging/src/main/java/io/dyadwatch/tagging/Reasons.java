package io.dyadwatch.tagging;

import io.dyadwatch.tagging.FinderCompiler.Owned;
import io.dyadwatch.tagging.match.ActorMatcher.Judged;
import io.dyadwatch.tagging.match.ActorMatcher.Side;
import io.dyadwatch.tagging.match.Alias.LetterCase;
import io.dyadwatch.tagging.match.Neighbours;
import io.dyadwatch.tagging.text.SentenceSpan;
import io.dyadwatch.tagging.text.Words;
import io.dyadwatch.tagging.vocabulary.Needs;
import io.dyadwatch.tagging.vocabulary.Spelling;
import io.dyadwatch.tagging.vocabulary.ThemeEntry;
import io.dyadwatch.tagging.vocabulary.VocabularyContent;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Finds out which word of which list made a verdict, by asking for each of them alone. */
final class Reasons {
    private final VocabularyContent content;
    private final String language;
    private final Tagger.Reading reading;
    private final Finder.Read read;
    private final List<Owned> aliases;

    /** @param aliases in the order of the finder's */
    Reasons(VocabularyContent content, String language, Tagger.Reading reading, Finder.Read read, List<Owned> aliases) {
        this.content = content;
        this.language = language;
        this.reading = reading;
        this.read = read;
        this.aliases = aliases;
    }

    /** What decided, in words; empty where the verdict says it all. */
    String of(Judged hit) {
        Owned owned = aliases.get(hit.alias());
        Spelling spelling = owned.spelling();
        Needs needs = spelling.needs();
        return switch (hit.verdict()) {
            case COUNTS -> whyItCounts(hit, spelling);
            case CASE ->
                spelling.letterCase() == LetterCase.EXACT
                        ? "only as written in the vocabulary counts: " + spelling.text()
                        : "a capital is missing: " + spelling.text();
            case ACROSS_SENTENCES -> "";
            case SHORT_NAME ->
                "no full name of " + owned.actor() + " in the text"
                        + (needs.introducedBy().isEmpty()
                                ? ""
                                : ", and none of " + String.join(", ", needs.introducedBy()) + " before it");
            case QUOTED -> "stands in quotation marks (notQuoted)";
            case NAMESAKE -> {
                String here = found("namesakeAfter", needs.namesakeAfter(), Side.BEFORE, false, hit);
                yield here.isEmpty() ? "elsewhere in the text it is the name of somebody else" : here;
            }
            case IN_CAPITALS -> "the sentence is written in capitals (notInCapitals)";
            case FORBIDDEN_BEFORE -> found("notAfter", needs.notAfter(), Side.BEFORE, true, hit);
            case FORBIDDEN_AFTER -> found("notBefore", needs.notBefore(), Side.AFTER, true, hit);
            case FORBIDDEN_NEAR -> found("notNear", needs.notNear(), Side.NEAR, true, hit);
            case THEME -> theme(hit, needs);
            case NOTHING_WANTED -> "notAlone, and none of " + wanted(needs);
            case DOUBT_BEFORE -> found("doubtAfter", needs.doubtAfter(), Side.BEFORE, false, hit);
            case DOUBT_AFTER -> found("doubtBefore", needs.doubtBefore(), Side.AFTER, false, hit);
            case BOILERPLATE -> "stands in site chrome";
            case SWALLOWED -> "inside " + name(hit.by());
            case BEATEN -> "longer or better: " + name(hit.by());
            case AMBIGUOUS -> "the short name of several who are named";
        };
    }

    private String name(int alias) {
        Owned owned = aliases.get(alias);
        return "\"" + owned.spelling().text() + "\" "
                + (owned.isBlock() ? "(block, " + owned.spelling().where() + ")" : "(" + owned.actor() + ")");
    }

    private String whyItCounts(Judged hit, Spelling spelling) {
        Needs needs = spelling.needs();
        List<String> why = new ArrayList<>();
        if (spelling.later()) {
            String introduced = found("introducedBy", needs.introducedBy(), Side.BEFORE, false, hit);
            why.add(introduced.isEmpty() ? "the full name is in the text" : introduced);
        }
        why.add(found("after", needs.after(), Side.BEFORE, false, hit));
        why.add(found("before", needs.before(), Side.AFTER, false, hit));
        why.add(found("near", needs.near(), Side.NEAR, false, hit));
        why.removeIf(String::isEmpty);
        return String.join("; ", why);
    }

    private static String wanted(Needs needs) {
        List<String> wanted = new ArrayList<>();
        add(wanted, "after", needs.after());
        add(wanted, "before", needs.before());
        add(wanted, "near", needs.near());
        add(wanted, "with", needs.with());
        return String.join("; ", wanted);
    }

    private static void add(List<String> wanted, String field, List<String> items) {
        if (!items.isEmpty()) {
            wanted.add(field + ": " + String.join(", ", items));
        }
    }

    private String theme(Judged hit, Needs needs) {
        for (Needs.InTheme exception : needs.exceptions()) {
            boolean on = reading.setting()
                    .isOn(content.themes().stream().map(ThemeEntry::id).toList().indexOf(exception.theme()));
            String before = found("notAfter", exception.notAfter(), Side.BEFORE, true, hit);
            String after = found("notBefore", exception.notBefore(), Side.AFTER, true, hit);
            boolean allowed = !found("unlessAfter", exception.unlessAfter(), Side.BEFORE, false, hit)
                    .isEmpty();
            if (on && !allowed && !(before + after).isEmpty()) {
                return "theme " + exception.theme() + ", " + (before.isEmpty() ? after : before);
            }
        }
        return "";
    }

    /** The first item of a field that stands there, and where it is a list or a kind, the word that does; else empty. */
    private String found(String field, List<String> items, Side side, boolean across, Judged hit) {
        for (String item : items) {
            if (stands(item, side, across, hit)) {
                return field + ": " + item
                        + word(item, side, across, hit)
                                .map(word -> " (" + word + ")")
                                .orElse("");
            }
        }
        return "";
    }

    private boolean stands(String item, Side side, boolean across, Judged hit) {
        Neighbours some = Neighbours.of(content.lists().resolve(List.of(item), language));
        return reading.finder().stands(some, side, across, read, hit);
    }

    private Optional<String> word(String item, Side side, boolean across, Judged hit) {
        if (item.startsWith("<")) {
            return side == Side.BEFORE ? textAt(hit, hit.from() - 1) : textAt(hit, hit.to());
        }
        return content.lists().resolve(List.of(item), language).stream()
                .filter(word -> !word.equals(item) && stands(word, side, across, hit))
                .findFirst()
                .map(word ->
                        word.startsWith("<") ? word(word, side, across, hit).orElse(word) : word);
    }

    private Optional<String> textAt(Judged hit, int word) {
        Words words = read.passage().words();
        SentenceSpan sentence = read.passage().sentenceAt(hit.from());
        return word < sentence.from() || word >= sentence.to()
                ? Optional.empty()
                : Optional.of(words.text().substring(words.start(word), words.end(word)));
    }
}
