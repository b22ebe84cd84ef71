package io.dyadwatch.alert.match;

import java.util.List;

/**
 * Two actors of an article that answer a question.
 *
 * @param one number of the actor of the first side; {@code other} of the second
 * @param oneTerm place in the cast of the term that it answers; {@code otherTerm} likewise
 * @param topics ids that count, alphabetical
 */
record Found(int one, int other, int oneTerm, int otherTerm, Proof proof, List<String> topics) {}
