package io.dyadwatch.tagging.match;

import io.dyadwatch.tagging.text.Gap;
import io.dyadwatch.tagging.text.Passage;
import io.dyadwatch.tagging.text.Scores;
import io.dyadwatch.tagging.text.SentenceSpan;
import io.dyadwatch.tagging.text.WordSet;
import io.dyadwatch.tagging.text.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What may stand, or may not stand, directly beside a mention: words, phrases, and kinds of words. */
public final class Neighbours {
    /** Matches nothing. */
    public static final Neighbours NONE = new Neighbours(WordSet.EMPTY, List.of());

    /** A kind of neighbour, written {@code <kind>} in the vocabulary. */
    public enum Kind {
        /** A capitalised word that is part of a longer personal name; titles are not. */
        NAME,
        /** A common given name. */
        GIVEN,
        /** Any capitalised word, where capitals mean something. */
        CAPITAL,
        NUMBER,
        /** The score of a match: {@code 2-1}. */
        SCORE,
        /** A hyphen that ties the mention to the next word. */
        HYPHEN,
        /** A capitalised word that nothing in the vocabulary explains, so that both are somebody's name. */
        SURNAME,
        /** A comma and a state of the USA: the mention is a town there. */
        TOWN,
        /** The capitalised name of an institution, with a word such as "of" after it. */
        INSTITUTION,
        /** An opening bracket: {@code Steffi Graf (Germany)}. */
        BRACKET,
        /** A genitive's s and a capitalised word: {@code Sweden's Stefan Edberg}. */
        POSSESSED,
        /** Capitalised words that end in a kind of institution: {@code Japan Airlines}, {@code U.S. Geological Survey}. */
        COMPANY,
        /** A capitalised word and a comma: {@code Palermo, Italy}. */
        PLACE,
        /** What a government does, for itself or with another: {@code no acusó}, {@code et Kiev signent}. */
        ACTS,
        /** Whatever stands there, or nothing. */
        ANYTHING,
        /** The edge of the sentence. */
        EDGE,
        /** What follows the place in the dateline of a report: {@code MOSCÚ (EFE) -}, {@code Moscú, 3 may}. */
        DATELINE
    }

    private final WordSet words;
    private final List<Kind> kinds;

    private Neighbours(WordSet words, List<Kind> kinds) {
        this.words = words;
        this.kinds = kinds;
    }

    /** @throws IllegalArgumentException if a {@code <kind>} is unknown or a phrase has no word */
    public static Neighbours of(List<String> items) {
        if (items.isEmpty()) {
            return NONE;
        }
        List<String> phrases = new ArrayList<>();
        List<Kind> kinds = new ArrayList<>();
        for (String item : items) {
            if (item.startsWith("<")) {
                kinds.add(kind(item));
            } else {
                phrases.add(item);
            }
        }
        return new Neighbours(WordSet.of(phrases), List.copyOf(kinds));
    }

    private static Kind kind(String item) {
        for (Kind kind : Kind.values()) {
            if (item.equals("<" + kind.name().toLowerCase(Locale.ROOT) + ">")) {
                return kind;
            }
        }
        throw new IllegalArgumentException("no such kind of neighbour: " + item);
    }

    boolean isEmpty() {
        return this == NONE;
    }

    /** Whether one stands directly before a word, a comma between them at most. */
    public boolean isBefore(Passage passage, int from, NameWords names) {
        return !isEmpty() && before(passage, from, true, names);
    }

    /** Whether one stands directly after the words that end at {@code to}, a comma between them at most. */
    public boolean isAfter(Passage passage, int to, NameWords names) {
        return !isEmpty() && after(passage, to, true, names);
    }

    /**
     * @param across whether a comma may stand between
     */
    boolean before(Passage passage, int from, boolean across, NameWords names) {
        Words text = passage.words();
        SentenceSpan sentence = passage.sentenceAt(from);
        if (kinds.contains(Kind.ANYTHING) || (kinds.contains(Kind.BRACKET) && isBracketed(text, from))) {
            return true;
        }
        if (from == sentence.from()) {
            return kinds.contains(Kind.EDGE);
        }
        if (kinds.contains(Kind.PLACE) && text.gap(from - 1) == Gap.COMMA && isPlace(text, from - 1, sentence)) {
            return true;
        }
        if (!beside(text.gap(from - 1), across)) {
            return false;
        }
        for (Kind kind : kinds) {
            boolean found = switch (kind) {
                case NAME -> names.precedes(text, from - 1, sentence);
                case GIVEN ->
                    names.given().has(text, from - 1) && text.startsUpper(from - 1) && text.gap(from - 1) == Gap.SPACE;
                case CAPITAL -> isCapital(text, from - 1, sentence) && from - 1 > sentence.from();
                case NUMBER -> text.isNumber(from - 1);
                case SCORE -> from - 2 >= sentence.from() && Scores.isScore(text, from - 2);
                case HYPHEN -> text.gap(from - 1) == Gap.HYPHEN;
                case INSTITUTION -> text.gap(from - 1) == Gap.SPACE && names.isInstitution(text, from - 1, sentence);
                case SURNAME, TOWN, BRACKET, POSSESSED, COMPANY, PLACE, ACTS, ANYTHING, EDGE, DATELINE -> false;
            };
            if (found) {
                return true;
            }
        }
        return words.endsBefore(text, from, sentence.from());
    }

    /**
     * @param across whether a comma may stand between
     */
    boolean after(Passage passage, int to, boolean across, NameWords names) {
        Words text = passage.words();
        SentenceSpan sentence = passage.sentenceAt(to - 1);
        if (kinds.contains(Kind.DATELINE) && Dateline.isAt(text, sentence, to)) {
            return true;
        }
        if (to == sentence.to()) {
            return kinds.contains(Kind.EDGE);
        }
        if (!beside(text.gap(to - 1), across)) {
            return false;
        }
        for (Kind kind : kinds) {
            boolean found = switch (kind) {
                case NAME -> names.follows(text, to, sentence);
                case GIVEN -> names.given().has(text, to);
                case CAPITAL -> isCapital(text, to, sentence);
                case NUMBER -> text.isNumber(to);
                case SCORE -> to + 1 < sentence.to() && Scores.isScore(text, to);
                case HYPHEN -> text.gap(to - 1) == Gap.HYPHEN;
                case SURNAME -> names.isSurname(text, to, sentence);
                case TOWN -> names.isStateOfTown(text, to, sentence);
                case ACTS -> names.acts(text, to, sentence);
                case POSSESSED -> NameWords.isPossessed(text, to, sentence);
                case COMPANY -> names.isCompany(text, to, sentence);
                case INSTITUTION, BRACKET, PLACE, ANYTHING, EDGE, DATELINE -> false;
            };
            if (found) {
                return true;
            }
        }
        return words.startsAt(text, to, sentence.to());
    }

    /** Whether one of the words stands near a mention in its sentence. */
    boolean near(Passage passage, int from, int to, int distance) {
        SentenceSpan sentence = passage.sentenceAt(from);
        return words.anyIn(
                passage.words(), Math.max(sentence.from(), from - distance), Math.min(sentence.to(), to + distance));
    }

    private static boolean isPlace(Words text, int word, SentenceSpan sentence) {
        return sentence.casing() != SentenceSpan.Casing.UPPER && text.startsUpper(word);
    }

    private static boolean isBracketed(Words text, int word) {
        int at = text.start(word) - 1;
        while (at >= 0 && text.text().charAt(at) == ' ') {
            at--;
        }
        return at >= 0 && text.text().charAt(at) == '(';
    }

    private static boolean beside(byte gap, boolean across) {
        return Gap.joins(gap) || (across && gap == Gap.COMMA);
    }

    private static boolean isCapital(Words text, int word, SentenceSpan sentence) {
        return sentence.casing() == SentenceSpan.Casing.NORMAL && text.startsUpper(word);
    }
}
