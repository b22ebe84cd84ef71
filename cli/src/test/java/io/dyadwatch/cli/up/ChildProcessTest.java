package io.dyadwatch.cli.up;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.dyadwatch.localstack.Ports;
import io.dyadwatch.localstack.PostgreSqlProcess;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChildProcessTest {
    private static final Duration LIMIT = Duration.ofSeconds(30);

    @TempDir
    Path folder = Path.of("");

    @Test
    void noPartOutlivesALauncherThatIsKilled() throws Exception {
        Process launcher = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        AbandonedLauncher.class.getName(),
                        folder.toString())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("launcher.log").toFile())
                .start();
        await().atMost(LIMIT).until(() -> Children.isWritten(folder.resolve("pid")));
        ProcessHandle child = Children.process(folder.resolve("pid"));
        assertThat(child.isAlive()).isTrue();

        launcher.destroyForcibly().waitFor();

        await().atMost(LIMIT).until(() -> !child.isAlive());
    }

    @Test
    void thePartHasTheProcessIdThatTheLauncherKnowsAndIsNotReachedByCtrlC() throws Exception {
        Process process = ChildProcess.start(Children.shell(
                folder, "child", Part.Kind.SERVICE, List.of(), "kill -INT $$; echo $$ > $FOLDER/pid; exec sleep 600"));
        try {
            await().atMost(LIMIT).until(() -> Children.isWritten(folder.resolve("pid")));

            assertThat(Files.readString(folder.resolve("pid"))).isEqualTo(process.pid() + "\n");
            assertThat(process.isAlive()).isTrue();
        } finally {
            process.destroy();
            assertThat(process.waitFor()).isEqualTo(143);
        }
    }

    @Test
    void theGuardOfAPartGoesWithIt() throws Exception {
        Process process = ChildProcess.start(
                Children.shell(folder, "child", Part.Kind.STORE, List.of(), "echo $$ > $FOLDER/pid; exec sleep 600"));
        await().atMost(LIMIT).until(() -> Children.isWritten(folder.resolve("pid")));
        List<ProcessHandle> guards = process.toHandle().descendants().toList();
        assertThat(guards).hasSize(1);

        process.destroy();
        process.waitFor();

        await().atMost(LIMIT).until(() -> guards.stream().noneMatch(ProcessHandle::isAlive));
    }

    @Test
    void aDatabaseServerDoesNotOutliveAKeeperThatIsKilled() throws Exception {
        Path dataDir = folder.resolve("pg");
        Path readyFile = folder.resolve("ready");
        Part part = new Part(
                "postgresql",
                Part.Kind.STORE,
                List.of(),
                List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx64m",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        PostgreSqlProcess.class.getName(),
                        dataDir.toString(),
                        Integer.toString(Ports.free()),
                        readyFile.toString()),
                Map.of(),
                folder.resolve("postgresql.log"),
                dataDir.resolve("postmaster.pid"),
                new Readiness.Marker(readyFile));
        Process keeper = ChildProcess.start(part);
        await().atMost(LIMIT).until(() -> part.readiness().isReady());
        ProcessHandle server = Children.process(dataDir.resolve("postmaster.pid"));

        keeper.destroyForcibly().waitFor();

        await().atMost(LIMIT).until(() -> !server.isAlive());
    }
}
