package io.dyadwatch.tagging.match;

import io.dyadwatch.tagging.text.Passage;
import io.dyadwatch.tagging.text.SentenceSpan;
import java.util.List;
import java.util.Set;

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
        Set<Integer> with,
        boolean alone,
        Neighbours doubtAfter,
        Neighbours doubtBefore,
        Neighbours introducedBy,
        List<ThemeException> exceptions) {

    /** How many words away {@link #near} looks: keeps the work linear in sentences of any length. */
    private static final int NEAR = 20;

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
        return (notInCapitals && passage.sentenceAt(from).casing() == SentenceSpan.Casing.UPPER)
                || (!notAfter.isEmpty() && notAfter.before(passage, from, true, names))
                || (!notBefore.isEmpty() && notBefore.after(passage, to, true, names))
                || (!notNear.isEmpty() && notNear.near(passage, from, to, NEAR))
                || isExcepted(passage, from, to, setting, names);
    }

    private boolean isExcepted(Passage passage, int from, int to, Setting setting, NameWords names) {
        for (ThemeException exception : exceptions) {
            if (exception.forbids(passage, from, to, setting, names)) {
                return true;
            }
        }
        return false;
    }

    private boolean isWanted(Passage passage, int from, int to, Set<Integer> present, NameWords names) {
        return (!after.isEmpty() && after.before(passage, from, false, names))
                || (!before.isEmpty() && before.after(passage, to, false, names))
                || (!near.isEmpty() && near.near(passage, from, to, NEAR))
                || with.stream().anyMatch(present::contains);
    }

    private boolean isDoubtful(Passage passage, int from, int to, NameWords names) {
        return (!doubtAfter.isEmpty() && doubtAfter.before(passage, from, false, names))
                || (!doubtBefore.isEmpty() && doubtBefore.after(passage, to, false, names));
    }
}
