package io.dyadwatch.cli.archive;

/**
 * A place in a file.
 *
 * @param offset in bytes from the beginning of the file, after decompression
 * @param number how many lines or records lie before it
 */
public record Position(long offset, int number) {
    /** The beginning. */
    public static final Position START = new Position(0, 0);

    public Position {
        if (offset < 0 || number < 0) {
            throw new IllegalArgumentException("offset and number must not be negative");
        }
    }
}
