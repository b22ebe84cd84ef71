package io.dyadwatch.tagging.match;

import io.dyadwatch.tagging.text.Gap;
import io.dyadwatch.tagging.text.SentenceSpan;
import io.dyadwatch.tagging.text.WordSet;
import io.dyadwatch.tagging.text.Words;

/**
 * Tells whether the word beside a surname makes it another person's name.
 *
 * @param titles words that are capitalised beside a name without being part of it ({@code President})
 * @param given common given names, for where a capital letter says nothing
 * @param known words that may stand capitalised beside a country's name without being a part of it
 * @param states of the USA, whose towns are called like countries
 * @param institutions whose name goes on with a country's: {@code Bank of Japan}
 * @param companies kinds of institution with which a name ends that begins with a country's: {@code Japan Airlines}
 * @param links words between these two
 * @param conjunctions words that join two names
 * @param particles small words between a subject and its verb: denials, pronouns
 * @param acts what a government does
 * @param persons surnames of known persons, where two people's surnames may stand side by side
 */
public record NameWords(
        WordSet titles,
        WordSet given,
        WordSet known,
        WordSet states,
        WordSet institutions,
        WordSet companies,
        WordSet links,
        WordSet conjunctions,
        WordSet particles,
        WordSet acts,
        WordSet persons) {
    private static final int MOST_PARTICLES = 2;
    private static final int MOST_LINKS = 4;
    private static final int LONGEST_NAME = 3;
    private static final int LONGEST_INSTITUTION = 4;
    private static final int LONGEST_STATE = 2;
    private static final int LONGEST_ENUMERATION = 12;

    boolean precedes(Words text, int word, SentenceSpan sentence) {
        byte gap = text.gap(word);
        if (gap == Gap.APOSTROPHE || gap == Gap.COMMA || gap == Gap.HYPHEN || isNoPart(text, word)) {
            return false;
        }
        if (given.has(text, word) && text.startsUpper(word)) {
            return true;
        }
        return word > sentence.from() && isNamePart(text, word, sentence);
    }

    boolean follows(Words text, int word, SentenceSpan sentence) {
        byte gap = text.gap(word - 1);
        if (gap == Gap.APOSTROPHE || gap == Gap.COMMA || isNoPart(text, word)) {
            return false;
        }
        return isNamePart(text, word, sentence);
    }

    /** Whether a word after a country's name makes both a personal name: {@code Cuba Wilkins missed}. */
    boolean isSurname(Words text, int word, SentenceSpan sentence) {
        if (text.gap(word - 1) != Gap.SPACE
                || titles.has(text, word)
                || known.has(text, word)
                || !isNamePart(text, word, sentence)) {
            return false;
        }
        // A longer row of capitals is the name of an institution or an event of that country.
        boolean goesOn = word + 1 < sentence.to() && text.gap(word) == Gap.SPACE && text.startsUpper(word + 1);
        return !goesOn && text.gap(word) != Gap.HYPHEN;
    }

    /** Whether a state stands after a comma, and nothing belongs to it: {@code Lebanon, Kentucky, native}. */
    boolean isStateOfTown(Words text, int word, SentenceSpan sentence) {
        if (text.gap(word - 1) != Gap.COMMA || !text.startsUpper(word)) {
            return false;
        }
        int ceiling = Math.min(sentence.to(), word + LONGEST_STATE);
        for (int end = word + 1; end <= ceiling; end++) {
            byte gap = text.gap(end - 1);
            boolean closed = end == sentence.to() || gap == Gap.COMMA || gap == Gap.OTHER || gap == Gap.DOT_SPACE;
            if (closed && states.startsAt(text, word, end)) {
                return true;
            }
        }
        return false;
    }

    /** Whether the words up to one are those of an institution whose name goes on: {@code Banco Central de}. */
    boolean isInstitution(Words text, int word, SentenceSpan sentence) {
        int last = word;
        int first = Math.max(sentence.from(), word - MOST_LINKS);
        while (last > first && links.has(text, last) && text.gap(last - 1) == Gap.SPACE) {
            last--;
        }
        if (links.has(text, last)) {
            return false;
        }
        if (sentence.casing() != SentenceSpan.Casing.NORMAL) {
            // Where all is capitalised only a link ties the two.
            return last < word && institutions.has(text, last);
        }
        for (int i = last; i >= sentence.from() && i > last - LONGEST_INSTITUTION && text.startsUpper(i); i--) {
            if (institutions.has(text, i)) {
                return true;
            }
            if (i > sentence.from() && text.gap(i - 1) != Gap.SPACE) {
                return false;
            }
        }
        return false;
    }

    /** The first word of the enumeration of capitalised names that a name is the last of: {@code Peru, Chile and Cuba}. */
    int startOfEnumeration(Words text, int from, SentenceSpan sentence) {
        int start = from;
        int floor = Math.max(sentence.from(), from - LONGEST_ENUMERATION);
        if (sentence.casing() != SentenceSpan.Casing.NORMAL) {
            return from;
        }
        for (int i = from - 1; i > floor; i--) {
            byte gap = text.gap(i);
            if (gap != Gap.SPACE && gap != Gap.COMMA) {
                break;
            }
            if (text.startsUpper(i)) {
                start = i;
            } else if (!conjunctions.has(text, i)) {
                break;
            }
        }
        return start;
    }

    /** Whether capitalised words follow that end in a kind of institution: {@code Korea Electric Power Corp}. */
    boolean isCompany(Words text, int word, SentenceSpan sentence) {
        if (sentence.casing() != SentenceSpan.Casing.NORMAL) {
            return false;
        }
        int ceiling = Math.min(sentence.to(), word + LONGEST_INSTITUTION);
        // After an abbreviation, U.S., the gap is a full stop and a space.
        byte gap = text.gap(word - 1);
        for (int i = word;
                i < ceiling
                        && (text.gap(i - 1) == Gap.SPACE || (i == word && gap == Gap.DOT_SPACE))
                        && text.startsUpper(i);
                i++) {
            if (companies.has(text, i)) {
                return true;
            }
        }
        return false;
    }

    /** Whether a genitive's s and a capitalised word follow: {@code Sweden's Stefan Edberg}. */
    static boolean isPossessed(Words text, int word, SentenceSpan sentence) {
        return sentence.casing() != SentenceSpan.Casing.UPPER
                && text.gap(word - 1) == Gap.APOSTROPHE
                && text.end(word) - text.start(word) == 1
                && word + 1 < sentence.to()
                && text.gap(word) == Gap.SPACE
                && text.startsUpper(word + 1);
    }

    /** Whether what a government does follows a name, or follows it and one joined to it: {@code Paris et Kiev ont}. */
    boolean acts(Words text, int word, SentenceSpan sentence) {
        int at = word;
        if (at < sentence.to() && conjunctions.has(text, at) && text.gap(at - 1) == Gap.SPACE) {
            int name = ++at;
            while (at < sentence.to() && at < name + LONGEST_NAME && text.startsUpper(at)) {
                at++;
            }
            if (at == name) {
                return false;
            }
        }
        for (int i = word; i < at; i++) {
            if (!Gap.joins(text.gap(i - 1))) {
                return false;
            }
        }
        // What begins with such a word may also be an act as a whole: "has accused".
        for (int particle = 0; at < sentence.to() && Gap.joins(text.gap(at - 1)); particle++, at++) {
            if (acts.startsAt(text, at, sentence.to())) {
                return true;
            }
            if (particle == MOST_PARTICLES || !particles.has(text, at)) {
                return false;
            }
        }
        return false;
    }

    /** Whether a capitalised word beside a surname is a title, or another person's surname. */
    private boolean isNoPart(Words text, int word) {
        return titles.has(text, word) || persons.has(text, word);
    }

    private static boolean isNamePart(Words text, int word, SentenceSpan sentence) {
        // An acronym beside a surname is not part of it; an initial is.
        return sentence.casing() == SentenceSpan.Casing.NORMAL && text.startsUpper(word) && !text.isAllUpper(word);
    }
}
