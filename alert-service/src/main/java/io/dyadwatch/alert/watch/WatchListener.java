package io.dyadwatch.alert.watch;

/** Told when this instance has committed a change of a watch. */
@FunctionalInterface
public interface WatchListener {
    /** Returns when the change counts here, if the database lets it be read. */
    void changed();
}
