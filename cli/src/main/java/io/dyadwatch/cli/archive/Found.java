package io.dyadwatch.cli.archive;

/** What stands at a place of a file. */
public sealed interface Found {
    /** Where to go on after it. */
    Position after();

    /**
     * An article.
     *
     * @param json for {@code POST /v1/articles}, UTF-8, on one line
     */
    @SuppressWarnings("ArrayRecordComponent") // nobody compares them
    record Submittable(byte[] json, Position after) implements Found {}

    /**
     * Something that should have been an article.
     *
     * @param problem in words
     */
    record Unreadable(String problem, Position after) implements Found {}

    /**
     * Something that need not be an article: a picture in a web archive, say.
     *
     * @param what in words, plural
     */
    record PassedOver(String what, Position after) implements Found {}
}
