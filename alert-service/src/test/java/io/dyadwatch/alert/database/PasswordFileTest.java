package io.dyadwatch.alert.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.credentials.CredentialsProvider;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PasswordFileTest {
    private static final String SETTING = "dyadwatch.alert.database-password-file";

    @TempDir
    private Path folder;

    @Test
    void a_changed_password_is_read_for_the_next_connection() throws IOException {
        Path file = Files.writeString(folder.resolve("password"), "first\n");
        PasswordFile passwords = new PasswordFile(SETTING, Optional.of(file));

        assertThat(asked(passwords)).containsEntry(CredentialsProvider.PASSWORD_PROPERTY_NAME, "first");
        Files.writeString(file, "second\n");
        assertThat(asked(passwords)).containsEntry(CredentialsProvider.PASSWORD_PROPERTY_NAME, "second");
    }

    @Test
    void an_attempt_to_connect_is_not_ended_by_the_interrupt_of_the_one_before() throws IOException {
        Path file = Files.writeString(folder.resolve("password"), "first\n");

        Thread.currentThread().interrupt();

        assertThat(asked(new PasswordFile(SETTING, Optional.of(file))))
                .containsEntry(CredentialsProvider.PASSWORD_PROPERTY_NAME, "first");
    }

    @Test
    void a_file_that_is_missing_or_empty_is_named_with_its_setting() throws IOException {
        Path missing = folder.resolve("missing");
        Path empty = Files.createFile(folder.resolve("empty"));

        for (Path unusable : new Path[] {missing, empty}) {
            assertThatThrownBy(() -> asked(new PasswordFile(SETTING, Optional.of(unusable))))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining(SETTING)
                    .hasMessageContaining(unusable.toString());
        }
    }

    private static Map<String, String> asked(PasswordFile passwords) {
        return passwords.getCredentialsAsync("any").await().indefinitely();
    }
}
