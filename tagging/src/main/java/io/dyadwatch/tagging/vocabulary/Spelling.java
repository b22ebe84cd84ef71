package io.dyadwatch.tagging.vocabulary;

import io.dyadwatch.contracts.MentionKind;
import io.dyadwatch.tagging.match.Alias;
import io.dyadwatch.tagging.match.Phrase;

/**
 * One spelling of an actor, or of something that is none.
 *
 * @param language of the spelling; {@link Languages#ANY} where it is the same in all
 * @param phrase how it is spelled
 * @param kind how it names the actor
 * @param letterCase which letters must be upper or lower case
 * @param later counts only once another spelling of the actor stands in the article
 * @param needs what else it needs
 * @param plain whether it is a bare name without rules, fit to be part of another name
 * @param text as a text spells it
 * @param nominative as the vocabulary spells it
 * @param where file, line and entry that it stands in
 */
public record Spelling(
        String language,
        Phrase phrase,
        MentionKind kind,
        Alias.LetterCase letterCase,
        boolean later,
        Needs needs,
        boolean plain,
        String text,
        String nominative,
        String where) {

    /** Whether it counts in texts of a language; where the language is not known, only an exact international form. */
    public boolean isIn(String textLanguage) {
        if (textLanguage.equals(Languages.UNDETERMINED)) {
            return language.equals(Languages.ANY) && letterCase == Alias.LetterCase.EXACT;
        }
        return language.equals(textLanguage) || language.equals(Languages.ANY);
    }

    /** Whether it counts wherever its letters are right. */
    public boolean isUnconditional() {
        return !later && needs.equals(Needs.NOTHING);
    }

    Spelling with(Needs other) {
        return new Spelling(
                language, phrase, kind, letterCase, later, needs.and(other), plain, text, nominative, where);
    }
}
