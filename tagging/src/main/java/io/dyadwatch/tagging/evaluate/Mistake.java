package io.dyadwatch.tagging.evaluate;

import java.util.List;

/**
 * A difference between the labels and what was found.
 *
 * @param caseId where
 * @param falseAlarm true where it was found and is not expected, false where it is expected and was not found
 * @param what id of the actor or topic and how it was meant, pair, language or story
 * @param count how many of it are missed or too many
 * @param found the words that were taken for it, those that are right among them; for stories the similarity
 */
public record Mistake(Measure measure, String caseId, boolean falseAlarm, String what, int count, List<String> found) {}
