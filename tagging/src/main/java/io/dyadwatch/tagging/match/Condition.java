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
    private static final int NEAR = 20;

    private static final String OPENING = "«“„\"‘";
    private static final String CLOSING = "»”“\"’";

    boolean holds(Passage passage, int from, int to, Setting setting, NameWords names) {
        if (isForbidden(passage, from, to, setting, names)) {
            return false;
        }
        if (isWanted(passage, from, to, setting.present(), names)) {
            return true;
        }
        return alone && !isDoubtful(passage, from, to, names);
    }

    /** Whether what stands before it makes a short name count though the full name is missing. */
    boolean isIntroduced(Passage passage, int from, int to, Setting setting, NameWords names) {
        return !introducedBy.isEmpty()
                && introducedBy.before(passage, from, false, names)
                && !isForbidden(passage, from, to, setting, names);
    }

    private boolean isForbidden(Passage passage, int from, int to, Setting setting, NameWords names) {
        return (notQuoted && isQuoted(passage.words(), from, to))
                || isNamesake(passage, from, names)
                || (notInCapitals && passage.sentenceAt(from).casing() == SentenceSpan.Casing.UPPER)
                || (!notAfter.isEmpty() && notAfter.before(passage, from, true, names))
                || (!notBefore.isEmpty() && notBefore.after(passage, to, true, names))
                || (!notNear.isEmpty() && notNear.near(passage, from, to, NEAR))
                || isExcepted(passage, from, to, setting, names);
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
        return (!after.isEmpty() && after.before(passage, from, false, names))
                || (!before.isEmpty() && before.after(passage, to, false, names))
                || (!near.isEmpty() && near.near(passage, from, to, NEAR))
                || with.intersects(present);
    }

    private boolean isDoubtful(Passage passage, int from, int to, NameWords names) {
        return (!doubtAfter.isEmpty() && doubtAfter.before(passage, from, false, names))
                || (!doubtBefore.isEmpty() && doubtBefore.after(passage, to, false, names));
    }
}
