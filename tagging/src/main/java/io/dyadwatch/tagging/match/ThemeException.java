package io.dyadwatch.tagging.match;

import io.dyadwatch.tagging.text.Passage;

/**
 * What an alias may not stand beside in an article on a theme: a country's name in a match report is mostly its team's.
 *
 * @param theme position of the theme
 * @param notAfter forbidden directly before it
 * @param notBefore forbidden directly after it
 * @param unlessAfter allowed all the same directly after these, or later in an enumeration that stands after them
 * @param unlessBefore allowed all the same directly before these
 */
public record ThemeException(
        int theme, Neighbours notAfter, Neighbours notBefore, Neighbours unlessAfter, Neighbours unlessBefore) {

    boolean forbids(Passage passage, int from, int to, Setting setting, NameWords names) {
        return setting.isOn(theme)
                && ((!notAfter.isEmpty() && notAfter.before(passage, from, true, names))
                        || (!notBefore.isEmpty() && notBefore.after(passage, to, true, names)))
                && !unlessBefore.isAfter(passage, to, names)
                && !isAllowedAfter(passage, from, names);
    }

    private boolean isAllowedAfter(Passage passage, int from, NameWords names) {
        if (unlessAfter.isEmpty()) {
            return false;
        }
        return unlessAfter.before(passage, from, false, names)
                || unlessAfter.before(
                        passage,
                        names.startOfEnumeration(passage.words(), from, passage.sentenceAt(from)),
                        false,
                        names);
    }
}
