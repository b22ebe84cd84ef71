package io.dyadwatch.tagging.match;

import io.dyadwatch.tagging.text.Passage;
import io.dyadwatch.tagging.text.SentenceSpan;
import io.dyadwatch.tagging.text.Words;
import java.util.BitSet;
import java.util.List;

/**
 * What an alias needs to count as a mention.
 *
 * <p>In this order: a forbidden neighbour rules it out; a wanted one decides for it; else it counts only if it may stand
 * alone and no doubtful neighbour is there.
 *
 * @param notAfter forbidden directly before it
 * @param notBefore forbidden directly after it
 * @param notNear forbidden near it in the sentence
 * @param notInCapitals forbidden in a sentence written in capital letters
 * @param after wanted directly before it
 * @param before wanted directly after it
 * @param near wanted near it in the sentence
 * @param with wanted actors, anywhere in the article
 * @param alone whether it counts without anything that is wanted
 * @param doubtAfter doubtful directly before it
 * @param doubtBefore doubtful directly after it
 * @param introducedBy directly before it these make even a short name count by itself
 * @param notQuoted forbidden alone between quotation marks
 * @param namesakeAfter directly before it these make it the name of somebody else, there and later in the article
 * @param namesakeUnlessAfter directly after these it is no namesake
 * @param exceptions what is forbidden in articles on some themes
 */
public record Condition(
        Neighbours notAfter,
        Neighbours notBefore,
        Neighbours notNear,
        boolean notInCapitals,
        Neighbours after,
        Neighbours before,
        Neighbours near,
        BitSet with,
        boolean alone,
        Neighbours doubtAfter,
        Neighbours doubtBefore,
        Neighbours introducedBy,
        boolean notQuoted,
        Neighbours namesakeAfter,
        Neighbours namesakeUnlessAfter,
        List<ThemeException> exceptions) {

    /** How many words away {@link #near} looks: keeps the work linear in sentences of any length. */
    static final int NEAR = 20;

    private static final String OPENING = "«“„\"‘";
    private static final String CLOSING = "»”“\"’";

    Verdict verdict(Passage passage, int from, int to, Setting setting, NameWords names) {
        Verdict forbidden = forbidden(passage, from, to, setting, names);
        if (forbidden != Verdict.COUNTS || isWanted(passage, from, to, setting.present(), names)) {
            return forbidden;
        }
        return alone ? doubt(passage, from, to, names) : Verdict.NOTHING_WANTED;
    }

    /** For a short name without its full name: whether what stands before it makes it count all the same. */
    Verdict verdictOnShort(Passage passage, int from, int to, Setting setting, NameWords names) {
        return !introducedBy.isEmpty() && introducedBy.before(passage, from, false, names)
                ? forbidden(passage, from, to, setting, names)
                : Verdict.SHORT_NAME;
    }

    private Verdict forbidden(Passage passage, int from, int to, Setting setting, NameWords names) {
        if (notQuoted && isQuoted(passage.words(), from, to)) {
            return Verdict.QUOTED;
        }
        if (isNamesake(passage, from, names)) {
            return Verdict.NAMESAKE;
        }
        if (notInCapitals && passage.sentenceAt(from).casing() == SentenceSpan.Casing.UPPER) {
            return Verdict.IN_CAPITALS;
        }
        if (!notAfter.isEmpty() && notAfter.before(passage, from, true, names)) {
            return Verdict.FORBIDDEN_BEFORE;
        }
        if (!notBefore.isEmpty() && notBefore.after(passage, to, true, names)) {
            return Verdict.FORBIDDEN_AFTER;
        }
        if (!notNear.isEmpty() && notNear.near(passage, from, to, NEAR)) {
            return Verdict.FORBIDDEN_NEAR;
        }
        return isExcepted(passage, from, to, setting, names) ? Verdict.THEME : Verdict.COUNTS;
    }

    /** Whether it may mean the namesake that the article has: a name after a place word does not. */
    boolean mayBeNamesake(Passage passage, int from, NameWords names) {
        return !namesakeAfter.isEmpty() && !namesakeUnlessAfter.before(passage, from, false, names);
    }

    /** Whether what stands before it makes it the name of somebody else. */
    boolean isNamesake(Passage passage, int from, NameWords names) {
        return !namesakeAfter.isEmpty() && namesakeAfter.before(passage, from, false, names);
    }

    private static boolean isQuoted(Words words, int from, int to) {
        String text = words.text();
        int before = words.start(from) - 1;
        int after = words.end(to - 1);
        return before >= 0
                && after < text.length()
                && OPENING.indexOf(text.charAt(before)) >= 0
                && CLOSING.indexOf(text.charAt(after)) >= 0;
    }

    private boolean isExcepted(Passage passage, int from, int to, Setting setting, NameWords names) {
        if (setting.themes() == 0) {
            return false;
        }
        for (ThemeException exception : exceptions) {
            if (exception.forbids(passage, from, to, setting, names)) {
                return true;
            }
        }
        return false;
    }

    private boolean isWanted(Passage passage, int from, int to, BitSet present, NameWords names) {
        return isAfterWanted(passage, from, names)
                || (!before.isEmpty() && before.after(passage, to, false, names))
                || (!near.isEmpty() && near.near(passage, from, to, NEAR))
                || with.intersects(present);
    }

    /** Whether it, or the enumeration that it stands in, comes directly after what is wanted. */
    private boolean isAfterWanted(Passage passage, int from, NameWords names) {
        if (after.isEmpty()) {
            return false;
        }
        int start = names.startOfEnumeration(passage.words(), from, passage.sentenceAt(from));
        return after.before(passage, from, false, names)
                || (start != from && after.before(passage, start, false, names));
    }

    private Verdict doubt(Passage passage, int from, int to, NameWords names) {
        if (!doubtAfter.isEmpty() && doubtAfter.before(passage, from, false, names)) {
            return Verdict.DOUBT_BEFORE;
        }
        return !doubtBefore.isEmpty() && doubtBefore.after(passage, to, false, names)
                ? Verdict.DOUBT_AFTER
                : Verdict.COUNTS;
    }
}
