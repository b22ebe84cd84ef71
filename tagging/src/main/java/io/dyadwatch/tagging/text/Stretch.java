package io.dyadwatch.tagging.text;

/**
 * A run of words in a string: a paragraph or a sentence.
 *
 * @param from first word
 * @param to one past the last word
 * @param start first UTF-16 unit
 * @param end one past the last UTF-16 unit
 */
public record Stretch(int from, int to, int start, int end) {

    public int length() {
        return to - from;
    }
}
