package io.dyadwatch.tagging.inflect;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Declines noun phrases: adjectives agree with the noun after them, what follows the noun may stay as it is. */
final class PhraseInflector {
    private static final String BAR = " | ";
    private static final String UNDECLINED = "| ";

    private final Grammar grammar;

    PhraseInflector(Grammar grammar) {
        this.grammar = grammar;
    }

    /** All cases in the number that the phrase is given in. */
    Set<Form> inOneNumber(String phrase, Hint hint) {
        Map<Agreement, Cells> cells = cells(phrase, hint);
        Set<Form> forms = new LinkedHashSet<>();
        Agreement given = cells.keySet().iterator().next();
        cells.values().iterator().next().addTo(forms, given.number());
        return forms;
    }

    /** All cases in both numbers; an adjective in all genders. */
    Set<Form> inAllNumbers(String phrase, Hint hint) {
        Set<Form> forms = new LinkedHashSet<>();
        cells(phrase, hint).forEach((agreement, cells) -> cells.addTo(forms, agreement.number()));
        return forms;
    }

    /** By what the phrase can be; what it is given in comes first. */
    private Map<Agreement, Cells> cells(String phrase, Hint hint) {
        if (phrase.startsWith(UNDECLINED)) {
            return Map.of(Agreement.MASCULINE, fixed(phrase.substring(UNDECLINED.length())));
        }
        int bar = phrase.indexOf(BAR);
        if (bar < 0) {
            return phrase(words(phrase), hint);
        }
        String rest = phrase.substring(bar).replace(BAR, " ");
        return then(phrase(words(phrase.substring(0, bar)), hint), fixed(rest));
    }

    /** Noun phrases with conjunctions or dashes between; nothing declines from a preposition on. */
    private Map<Agreement, Cells> phrase(List<String> words, Hint hint) {
        for (int i = 1; i < words.size(); i++) {
            String word = words.get(i);
            boolean isPreposition = grammar.isAmong("prepositions", word);
            if (isPreposition || (isSeparator(word) && !joinsAdjectives(words, i))) {
                Map<Agreement, Cells> before = segment(words.subList(0, i), hint);
                if (isPreposition || i + 1 == words.size()) {
                    return then(before, fixed(" " + String.join(" ", words.subList(i, words.size()))));
                }
                Map<Agreement, Cells> after = phrase(words.subList(i + 1, words.size()), Hint.NONE);
                return then(
                        then(before, fixed(" " + word + " ")),
                        after.values().iterator().next());
            }
        }
        return segment(words, hint);
    }

    private boolean isSeparator(String word) {
        return grammar.isAmong("conjunctions", word) || word.chars().noneMatch(Character::isLetterOrDigit);
    }

    /** Whether a conjunction stands between adjectives of one noun: {@code Экономический и социальный совет}. */
    private boolean joinsAdjectives(List<String> words, int conjunction) {
        return conjunction + 2 < words.size()
                && isAdjective(words.get(conjunction - 1))
                && isAdjective(words.get(conjunction + 1));
    }

    private boolean isAdjective(String word) {
        return Token.of(grammar, word, GrammaticalGender.UNKNOWN, true)
                .adjective()
                .isPresent();
    }

    /** A noun with the adjectives before it and whatever is after it, or adjectives alone. */
    private Map<Agreement, Cells> segment(List<String> words, Hint hint) {
        List<Token> adjectives = new ArrayList<>();
        for (int i = 0; i < words.size(); i++) {
            Token token = Token.of(grammar, words.get(i), hint.gender(), i + 1 < words.size());
            boolean isJoined = i > 0 && i == adjectives.size() && isSeparator(words.get(i));
            if (token.adjective().isEmpty() && !isJoined) {
                break;
            }
            adjectives.add(token);
        }
        Optional<Agreement> shown =
                adjectives.stream().findFirst().flatMap(Token::adjective).map(Lexeme.Adjective::shown);
        if (adjectives.size() == words.size()) {
            return adjectives(adjectives, shown.orElse(Agreement.MASCULINE));
        }
        String noun = words.get(adjectives.size());
        List<String> rest = words.subList(adjectives.size() + 1, words.size());
        if (hint.plural() || shown.filter(Agreement.PLURAL::equals).isPresent()) {
            Token head = Token.plural(grammar, noun);
            return tail(head(adjectives, Agreement.PLURAL, head), rest);
        }
        Token head = Token.of(grammar, noun, shown.map(PhraseInflector::gender).orElse(hint.gender()), false);
        Agreement own = shown.orElse(Agreement.of(head.gender()));
        Map<Agreement, Cells> forms = new LinkedHashMap<>(head(adjectives, own, head));
        forms.putAll(head(adjectives, Agreement.PLURAL, head));
        return tail(forms, rest);
    }

    private Map<Agreement, Cells> adjectives(List<Token> adjectives, Agreement shown) {
        Map<Agreement, Cells> forms = new LinkedHashMap<>();
        forms.put(shown, joined(adjectives, shown));
        for (Agreement agreement : Agreement.values()) {
            forms.computeIfAbsent(agreement, missing -> joined(adjectives, missing));
        }
        return forms;
    }

    private static Map<Agreement, Cells> head(List<Token> adjectives, Agreement agreement, Token head) {
        List<Token> tokens = new ArrayList<>(adjectives);
        tokens.add(head);
        return head.cells(agreement).isPresent() ? Map.of(agreement, joined(tokens, agreement)) : Map.of();
    }

    /** What follows a noun is mostly a genitive that stays; a single name may decline with it (Республика Корея). */
    private Map<Agreement, Cells> tail(Map<Agreement, Cells> forms, List<String> rest) {
        if (rest.isEmpty()) {
            return forms;
        }
        Map<Agreement, Cells> all = then(forms, fixed(" " + String.join(" ", rest)));
        if (rest.size() == 1 && Character.isUpperCase(rest.get(0).charAt(0))) {
            Cells declined = segment(rest, Hint.NONE).values().iterator().next();
            forms.forEach((agreement, cells) -> all.merge(agreement, cells.then(" ", declined), Cells::or));
        }
        return all;
    }

    private static Cells joined(List<Token> tokens, Agreement agreement) {
        return tokens.stream()
                .flatMap(token -> token.cells(agreement).stream())
                .reduce((before, next) -> before.then(" ", next))
                .orElseThrow();
    }

    private static Map<Agreement, Cells> then(Map<Agreement, Cells> forms, Cells next) {
        Map<Agreement, Cells> all = new LinkedHashMap<>();
        forms.forEach((agreement, cells) -> all.put(agreement, cells.then("", next)));
        return all;
    }

    private static List<String> words(String text) {
        return List.of(text.strip().split(" +", -1));
    }

    private Cells fixed(String text) {
        return Cells.fixed(text, grammar.cases());
    }

    private static GrammaticalGender gender(Agreement agreement) {
        return switch (agreement) {
            case FEMININE -> GrammaticalGender.FEMININE;
            case NEUTER -> GrammaticalGender.NEUTER;
            case MASCULINE, PLURAL -> GrammaticalGender.MASCULINE;
        };
    }
}
