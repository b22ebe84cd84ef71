package io.dyadwatch.operations.progress;

/**
 * How a piece of work stands.
 *
 * @param done another number whenever something was done
 * @param waits whether there is something to do
 */
public record Standing(long done, boolean waits) {
    /** Nothing to do. */
    public static Standing idle(long done) {
        return new Standing(done, false);
    }
}
