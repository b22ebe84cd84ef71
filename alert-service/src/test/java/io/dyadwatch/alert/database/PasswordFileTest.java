package io.dyadwatch.alert.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PasswordFileTest {
    @TempDir
    private Path folder;

    @Test
    void without_a_file_the_settings_own_password_stays() {
        assertThat(new PasswordFile("the-setting", Optional.empty()).getCredentials("any"))
                .isEmpty();
    }

    @Test
    void a_changed_file_gives_the_next_connection_its_password() throws IOException {
        Path file = Files.writeString(folder.resolve("password"), "first\n");
        PasswordFile password = new PasswordFile("the-setting", Optional.of(file));

        assertThat(password.getCredentials("any")).isEqualTo(Map.of("password", "first"));

        Files.writeString(file, "a second");
        assertThat(password.getCredentials("any")).isEqualTo(Map.of("password", "a second"));
    }

    @Test
    void a_file_that_is_empty_or_not_there_is_named_with_its_setting() throws IOException {
        Path empty = Files.writeString(folder.resolve("empty"), "\n");
        Path missing = folder.resolve("missing");

        assertThatThrownBy(() -> new PasswordFile("the-setting", Optional.of(empty)).getCredentials("any"))
                .hasMessage("the-setting names an empty file: " + empty);
        assertThatThrownBy(() -> new PasswordFile("the-setting", Optional.of(missing)).getCredentials("any"))
                .hasMessage("the-setting names a file that cannot be read: " + missing);
    }
}
