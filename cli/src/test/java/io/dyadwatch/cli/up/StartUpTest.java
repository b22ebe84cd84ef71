package io.dyadwatch.cli.up;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.dyadwatch.cli.terminal.Failure;
import io.dyadwatch.cli.terminal.Screen;
import io.dyadwatch.cli.up.Part.Kind;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StartUpTest {
    private static final Duration LIMIT = Duration.ofSeconds(30);
    private static final String READY_AND_STAY =
            "echo $NAME >> $FOLDER/order; touch $FOLDER/$NAME.ready; exec sleep 600";

    @TempDir
    Path folder = Path.of("");

    private final Screen screen = new Screen();
    private final Supervisor supervisor = new Supervisor(screen.terminal());

    @AfterEach
    void stop() {
        supervisor.stop();
    }

    @Test
    void startsAPartWhenThoseItNeedsAreReady() throws Exception {
        Part service = Children.shell(folder, "service", Kind.SERVICE, List.of("slow", "quick"), READY_AND_STAY);
        Part slow = Children.shell(folder, "slow", Kind.STORE, List.of(), "sleep 0.5; " + READY_AND_STAY);
        Part quick = Children.shell(folder, "quick", Kind.STORE, List.of(), READY_AND_STAY);

        new StartUp(supervisor, screen.terminal()).run(List.of(service, slow, quick));

        assertThat(Files.readString(folder.resolve("order"))).isEqualTo("quick\nslow\nservice\n");
        assertThat(screen.out().lines())
                .extracting(line -> line.strip().replaceAll("[0-9.]+ s$", "N s"))
                .containsExactly(
                        "quick           ready after N s",
                        "slow            ready after N s",
                        "service         ready after N s");
    }

    @Test
    void tellsTheEndOfTheLogOfAPartThatDiesWhileItStarts() {
        Part part = Children.shell(
                folder, "part", Kind.SERVICE, List.of(), "for i in $(seq 60); do echo line $i; done; exit 7");

        assertThatThrownBy(() -> new StartUp(supervisor, screen.terminal()).run(List.of(part)))
                .isInstanceOf(Failure.class)
                .hasMessageContaining("part ended while it started (exit code 7)")
                .hasMessageContaining("line 60")
                .hasMessageNotContaining("line 35\n");
    }

    @Test
    void startsAPartAgainThatEndsByItself() throws Exception {
        Part part = Children.shell(
                folder,
                "part",
                Kind.SERVICE,
                List.of(),
                "touch $FOLDER/part.ready; echo $$ >> $FOLDER/pids; exec sleep 600");
        new StartUp(supervisor, screen.terminal()).run(List.of(part));
        supervisor.keepRunning();
        ProcessHandle first = supervisor.process(part).orElseThrow();

        first.destroyForcibly();

        await().atMost(LIMIT)
                .until(() -> Files.readAllLines(folder.resolve("pids")).size() == 2);
        assertThat(supervisor.process(part).orElseThrow()).isNotEqualTo(first);
        assertThat(screen.out()).contains("part ended unexpectedly (exit code 137); it is started again");
    }

    @Test
    void stopsServicesBeforeStoresAndLeavesNothingBehind() throws Exception {
        String noted = "trap 'echo $NAME >> $FOLDER/ends; exit 0' TERM; touch $FOLDER/$NAME.ready; "
                + "while true; do sleep 0.1; done";
        Part store = Children.shell(folder, "store", Kind.STORE, List.of(), noted);
        Part service = Children.shell(folder, "service", Kind.SERVICE, List.of("store"), noted);
        new StartUp(supervisor, screen.terminal()).run(List.of(store, service));
        List<ProcessHandle> processes = Stream.of(store, service)
                .map(part -> supervisor.process(part).orElseThrow())
                .toList();

        supervisor.stop();

        assertThat(Files.readString(folder.resolve("ends"))).isEqualTo("service\nstore\n");
        assertThat(processes).noneMatch(ProcessHandle::isAlive);
    }

    @Test
    void startsNothingOnceItIsStopping() {
        supervisor.stop();

        Part late = Children.shell(folder, "late", Kind.SERVICE, List.of(), READY_AND_STAY);
        supervisor.start(late);

        assertThat(supervisor.process(late)).isEmpty();
    }
}
