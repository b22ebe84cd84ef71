package io.dyadwatch.tagging.inflect;

/**
 * One form of a name or word.
 *
 * @param text as it is written, ё where the nominative has it
 */
public record Form(String text, GrammaticalCase grammaticalCase, GrammaticalNumber number) {}
