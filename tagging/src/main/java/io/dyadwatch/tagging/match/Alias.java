package io.dyadwatch.tagging.match;

import io.dyadwatch.contracts.MentionKind;
import io.dyadwatch.tagging.text.Words;
import java.util.BitSet;

/**
 * One spelling of an actor.
 *
 * @param actor position of the actor, or {@link #BLOCK}
 * @param phrase how it is spelled
 * @param kind how it names the actor
 * @param letterCase which letters must be upper or lower case
 * @param later true for a short name: counts only where another alias of the actor stands in the article
 * @param condition what else it needs
 * @param friends positions of the actors that its actor speaks for
 * @param inOffice whether it speaks for one of them still
 */
public record Alias(
        int actor,
        Phrase phrase,
        MentionKind kind,
        LetterCase letterCase,
        boolean later,
        Condition condition,
        BitSet friends,
        boolean inOffice) {

    /** In place of an actor: a name of something else, which swallows the names inside it. */
    public static final int BLOCK = -1;

    /** Which letters must have the case that they have in the vocabulary. */
    public enum LetterCase {
        /** None. */
        ANY,
        /** The first of each word that is capitalised there. */
        INITIAL,
        /** All, diacritics included. */
        EXACT
    }

    boolean hasCaseAt(Words text, int from) {
        return switch (letterCase) {
            case ANY -> true;
            case INITIAL -> phrase.hasInitialsOf(text, from);
            case EXACT -> phrase.hasLettersOf(text, from);
        };
    }
}
