package io.dyadwatch.alert.watch;

import java.util.UUID;

/** What the latest change of a watch left. */
public sealed interface WatchChange {
    /** Place in the order of all changes, which is the order of their commits. */
    long number();

    UUID id();

    /** It was made or changed. */
    record Live(long number, Watch watch) implements WatchChange {
        @Override
        public UUID id() {
            return watch.id();
        }
    }

    /** It was deleted. */
    record Gone(long number, UUID id) implements WatchChange {}

    /**
     * It was written by a version of this service that knows more than this one.
     *
     * @param problem what of it cannot be read, without its values
     */
    record Unreadable(long number, UUID id, String problem) implements WatchChange {}
}
