package io.dyadwatch.cli.up;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalKeyTest {
    @TempDir
    Path folder;

    @Test
    void aKeyIsMadeThatNobodyElseMayRead() throws IOException {
        Path file = folder.resolve("encryption-keys");

        LocalKey.make(file);

        assertThat(Files.readString(file)).matches("local:[A-Za-z0-9+/]{43}=\n");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(folder).isDirectoryContaining(file::equals);
        assertThat(folder.toFile().list()).hasSize(1);
    }

    @Test
    void theKeyThatIsThereIsKept() throws IOException {
        Path file = folder.resolve("encryption-keys");
        LocalKey.make(file);
        String key = Files.readString(file);

        LocalKey.make(file);

        assertThat(file).hasContent(key);
    }
}
