package io.dyadwatch.cli.up;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dyadwatch.cli.reset.ResetCommand;
import io.dyadwatch.cli.terminal.Failure;
import io.dyadwatch.cli.terminal.Screen;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataLockTest {
    @TempDir
    Path root = Path.of("");

    @Test
    void lets_one_system_have_a_folder_and_names_its_process_to_others() {
        DataFolder folder = new Home(root).data();
        DataLock first = DataLock.take(folder);

        assertThatThrownBy(() -> DataLock.take(folder))
                .isInstanceOf(Failure.class)
                .hasMessageContaining("Dyadwatch is up already on " + folder.root())
                .hasMessageContaining("(process " + ProcessHandle.current().pid() + ")");

        first.close();
        DataLock.take(folder).close();
    }

    @Test
    void reset_deletes_all_data_but_not_while_dyadwatch_or_its_demo_is_up() throws Exception {
        Home home = new Home(root);
        Files.createDirectories(home.data().logs());
        Files.writeString(home.data().logs().resolve("kafka.log"), "x");
        ResetCommand reset = new ResetCommand(home, new Screen().terminal());
        DataLock demo = DataLock.take(home.demoData());

        assertThatThrownBy(reset::call).hasMessageContaining("is up already");
        assertThat(home.data().logs().resolve("kafka.log")).exists();

        demo.close();
        assertThat(reset.call()).isZero();
        assertThat(home.data().root()).doesNotExist();
        assertThat(reset.call()).isZero();
    }
}
