package io.dyadwatch.tagging.inflect;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * One language's tables. The paradigms are those of the school grammars; the file names its sources.
 *
 * @param cases number of cases
 * @param nouns by the ending of the nominative they are given in
 * @param plurals nouns whose nominative is known to be a plural
 * @param adjectives by each of their four nominatives
 * @param people given names and surnames where they differ from other nouns
 * @param families surnames where they differ from given names
 * @param words lists of words that go their own way, by name
 */
record Grammar(
        int cases,
        Endings<NounRule> nouns,
        Endings<NounRule> plurals,
        Endings<Shown> adjectives,
        Endings<NounRule> people,
        Endings<NounRule> families,
        Map<String, Set<String>> words) {

    /**
     * An adjective known by one of its nominatives.
     *
     * @param modifierOnly only before another word; by itself such a word is a noun
     */
    record Shown(AdjectiveRule rule, Agreement agreement, boolean modifierOnly) {}

    boolean isAmong(String list, String word) {
        return words.getOrDefault(list, Set.of()).contains(plain(word));
    }

    /**
     * @param modifier whether another word follows that it may agree with
     */
    Lexeme read(String word, GrammaticalGender gender, boolean modifier) {
        String plain = plain(word);
        if (isWrittenFixed(word) || (!modifier && isAmong("indeclinable", word))) {
            return new Lexeme.Fixed(word);
        }
        Optional<Endings.Fit<Shown>> adjective = adjectives
                .fits(plain)
                .filter(fit -> modifier || !fit.rule().modifierOnly())
                .findFirst();
        int nounLength = nouns.fits(plain).findFirst().map(Endings.Fit::length).orElse(0);
        int needed = modifier ? nounLength : nounLength + 1;
        if (adjective.isPresent() && adjective.get().length() >= needed) {
            Shown shown = adjective.get().rule();
            String nominative = shown.rule().column(shown.agreement()).nominative();
            return new Lexeme.Adjective(
                    shown.rule(), shown.agreement(), word.substring(0, word.length() - nominative.length()));
        }
        return best(nouns, plain, gender)
                .<Lexeme>map(rule -> new Lexeme.Noun(rule, word))
                .orElseGet(() -> new Lexeme.Fixed(word));
    }

    Lexeme readPlural(String word) {
        if (isFixed(word)) {
            return new Lexeme.Fixed(word);
        }
        String plain = plain(word);
        Optional<NounRule> given = best(nouns, plain, GrammaticalGender.UNKNOWN)
                .filter(rule -> rule.singular().isEmpty());
        return given.or(() -> plurals.fitting(plain).findFirst())
                .<Lexeme>map(rule -> new Lexeme.Noun(rule, word))
                .orElseGet(() -> read(word, GrammaticalGender.UNKNOWN, false));
    }

    /** How a part of a person's name declines. */
    Lexeme readPerson(String word, boolean isFamily, GrammaticalGender gender) {
        boolean isParticle = (isFamily || Character.isLowerCase(word.charAt(0))) && isAmong("particles", word);
        if (isFixed(word) || isParticle) {
            return new Lexeme.Fixed(word);
        }
        String plain = plain(word);
        Optional<NounRule> rule = isFamily ? fitting(families, plain, gender) : Optional.empty();
        return rule.or(() -> fitting(people, plain, gender))
                .or(() -> best(nouns, plain, gender))
                .<Lexeme>map(found -> new Lexeme.Noun(found, word))
                .orElseGet(() -> new Lexeme.Fixed(word));
    }

    private static Optional<NounRule> fitting(Endings<NounRule> rules, String word, GrammaticalGender gender) {
        return rules.fitting(word).filter(rule -> rule.fits(gender)).findFirst();
    }

    private static Optional<NounRule> best(Endings<NounRule> rules, String word, GrammaticalGender gender) {
        return fitting(rules, word, gender).or(() -> rules.fitting(word).findFirst());
    }

    private boolean isFixed(String word) {
        return isWrittenFixed(word) || isAmong("indeclinable", word);
    }

    /** Whether the way a word is written says that it does not decline. */
    private static boolean isWrittenFixed(String word) {
        boolean hasLower = false;
        boolean hasInnerCapital = false;
        for (int i = 0; i < word.length(); i++) {
            char c = word.charAt(i);
            boolean isCyrillic = c >= 0x0400 && c <= 0x052F;
            if (!isCyrillic && c != '\'' && c != '’' && c != 'ʼ') {
                return true;
            }
            hasLower |= Character.isLowerCase(c);
            // МиГ; but Кот-д’Ивуар: the capital after an apostrophe begins a name.
            hasInnerCapital |= i > 0 && Character.isUpperCase(c) && Character.isLetter(word.charAt(i - 1));
        }
        return !hasLower || hasInnerCapital || word.length() == 1;
    }

    /** As the tables write it: small letters, е for ё, one kind of apostrophe. As long as the word. */
    static String plain(String word) {
        return word.toLowerCase(Locale.ROOT)
                .replace('ё', 'е')
                .replace('’', '\'')
                .replace('ʼ', '\'');
    }
}
