package io.dyadwatch.cli.post;

import io.dyadwatch.cli.archive.Position;

/**
 * How far a posting has come: everything up to here has its result.
 *
 * @param job what it belongs to, see {@link CheckpointFile}
 * @param file the file it is in
 * @param filesBefore how many files come before that
 * @param state of the file
 * @param position in the file
 * @param counts what became of everything up to here
 */
record Checkpoint(String job, String file, long filesBefore, FileState state, Position position, Counts counts) {
    /**
     * What became of what was found.
     *
     * @param accepted articles that are stored
     * @param refused articles that the service refused, and what could not be read
     * @param passedOver what need not be an article
     */
    record Counts(long accepted, long refused, long passedOver) {}
}
