package io.dyadwatch.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.dyadwatch.cli.terminal.Screen;
import io.dyadwatch.cli.up.DataLock;
import io.dyadwatch.cli.up.Home;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DyadwatchTest {
    @TempDir
    Path root = Path.of("");

    private final Screen screen = new Screen();

    @Test
    void exitsWith2WhereItWasCalledWrongly() {
        assertThat(run()).isEqualTo(2);
        assertThat(run("nonsense")).isEqualTo(2);
        assertThat(run("post")).isEqualTo(2);
        assertThat(run("up", "--port-base", "many")).isEqualTo(2);
        assertThat(run("tail", "--from", "yesterday")).isEqualTo(2);
        assertThat(screen.out()).isEmpty();
    }

    @Test
    void tellsAFailureInASentenceAndExitsWith1() {
        assertThat(run("up", "--port-base", "5")).isEqualTo(1);

        assertThat(screen.err()).isEqualTo("error: --port-base must be from 1024 to 65513\n");
    }

    @Test
    void namesATakenPortBeforeAnythingIsStarted() throws Exception {
        // The part of the plan that is wanted here must be one that the machine has free; Kafka's port is base + 20.
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            int base = taken.getLocalPort() - 20;

            int exit = run("up", "--port-base", Integer.toString(base));

            assertThat(exit).isEqualTo(1);
            assertThat(screen.err())
                    .contains("port " + taken.getLocalPort() + ", which kafka needs, is taken by another program");
            assertThat(root.resolve(".dyadwatch/logs")).doesNotExist();
        }
    }

    @Test
    void refusesASecondSystemOnTheSameData() {
        DataLock first = DataLock.take(new Home(root).data());
        try {
            assertThat(run("up")).isEqualTo(1);
            assertThat(screen.err()).contains("Dyadwatch is up already on " + root.resolve(".dyadwatch"));
        } finally {
            first.close();
        }
    }

    private int run(String... arguments) {
        return Dyadwatch.commandLine(screen.terminal(), new Home(root)).execute(arguments);
    }
}
