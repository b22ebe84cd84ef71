package io.dyadwatch.cli.up;

import io.dyadwatch.cli.terminal.Failure;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.util.ArrayList;
import java.util.List;

/**
 * Starts a part so that it cannot outlive this process, however this process ends.
 *
 * <p>The part's standard input is a pipe whose other end is here. A shell beside the part waits for that pipe to end:
 * the kernel sees to it even when this process gets SIGKILL. Then the shell stops the part. The part itself knows
 * nothing of it. When the part ends first, Java closes the pipe, and the shell goes too.
 */
final class ChildProcess {
    /**
     * Arguments: seconds to wait before a part without a launcher is stopped; a file with the id of a process that would
     * outlive the part, or the empty string; the command. INT and HUP are ignored, so that Ctrl-C and a closed terminal
     * reach the launcher alone, which stops the parts in their order. The command replaces this shell and keeps its id.
     */
    private static final String SCRIPT = """
            trap '' INT HUP
            exec 3<&0
            (
              read -r _ <&3
              if kill -0 $$; then
                sleep "$1"
                kill -TERM $$
                waited=0
                while kill -0 $$ && [ $waited -lt 15 ]; do
                  sleep 1
                  waited=$((waited + 1))
                done
                kill -KILL $$
              fi
              if [ -n "$2" ] && [ -s "$2" ]; then
                kill -INT "$(head -n 1 "$2")"
              fi
            ) >/dev/null 2>&1 &
            shift 2
            exec "$@" </dev/null 3<&-
            """;

    private ChildProcess() {}

    /** Starts the part; its output is added to its log. */
    static Process start(Part part) {
        List<String> command = new ArrayList<>(List.of("/bin/sh", "-c", SCRIPT, "dyadwatch"));
        command.add(Integer.toString(part.kind().orphanSeconds));
        command.add(part.daemonPidFile() == null ? "" : part.daemonPidFile().toString());
        command.addAll(part.command());
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(Redirect.appendTo(part.log().toFile()));
        builder.environment().putAll(part.environment());
        try {
            return builder.start();
        } catch (IOException e) {
            throw new Failure("cannot start " + part.name() + ": " + e.getMessage(), e);
        }
    }
}
