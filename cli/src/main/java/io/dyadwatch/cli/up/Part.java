package io.dyadwatch.cli.up;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One process of a local system.
 *
 * @param name as people see it, and the name of its log
 * @param kind when it is stopped
 * @param needs names of the parts that must be ready before it is started
 * @param command program and arguments
 * @param environment added to the launcher's own
 * @param log where its output goes
 * @param daemonPidFile where the id of a process stands that would outlive this one, if it has such a one
 * @param readiness how to tell that it can be used
 */
record Part(
        String name,
        Kind kind,
        List<String> needs,
        List<String> command,
        Map<String, String> environment,
        Path log,
        @Nullable Path daemonPidFile,
        Readiness readiness) {

    /** Parts are stopped in this order, those of one kind together. */
    enum Kind {
        SERVICE(0, 10),
        STORE(5, 20);

        /** How long a part lives on when the launcher was killed, so that services can still write to their stores. */
        final int orphanSeconds;
        /** How long a part may take to stop before it is killed. */
        final int stopSeconds;

        Kind(int orphanSeconds, int stopSeconds) {
            this.orphanSeconds = orphanSeconds;
            this.stopSeconds = stopSeconds;
        }
    }
}
