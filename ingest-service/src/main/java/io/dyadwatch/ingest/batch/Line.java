package io.dyadwatch.ingest.batch;

/** One line of a batch that asks for a result. */
sealed interface Line {

    /** Its place in the body, from 1; blank lines count. */
    int number();

    /**
     * A line to be read.
     *
     * @param bytes without its line feed
     */
    @SuppressWarnings("ArrayRecordComponent") // lines are passed on, never compared
    record Content(int number, byte[] bytes) implements Line {}

    /** A line over the limit; its bytes are gone. */
    record TooLong(int number) implements Line {}
}
