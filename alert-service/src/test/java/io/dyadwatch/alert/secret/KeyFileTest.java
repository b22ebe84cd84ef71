package io.dyadwatch.alert.secret;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeyFileTest {
    @TempDir
    Path folder;

    private Path file;
    private KeyFile keys;

    @BeforeEach
    void write() throws IOException {
        file = folder.resolve("keys");
        Files.writeString(file, Rings.text("k1"));
        keys = new KeyFile("the-setting", file);
    }

    @Test
    void aChangedFileIsReadAgain() throws IOException {
        Files.writeString(file, Rings.text("k2", "k1"));

        assertThat(keys.get()).isEqualTo(Rings.of("k2", "k1"));
        assertThat(keys.isBroken()).isFalse();
    }

    @Test
    void aReplacedFileIsReadAgainAlthoughItsSizeIsTheSame() throws IOException {
        Path other = Files.writeString(folder.resolve("other"), Rings.text("k2"));
        Files.setLastModifiedTime(other, Files.getLastModifiedTime(file));
        Files.move(other, file, StandardCopyOption.ATOMIC_MOVE);

        assertThat(keys.get()).isEqualTo(Rings.of("k2"));
    }

    @Test
    void aFileThatCannotBeUsedLeavesTheKeysAsTheyAreUntilItCan() throws IOException {
        Files.writeString(file, "k2:broken");
        assertThat(keys.get()).isEqualTo(Rings.of("k1"));
        assertThat(keys.isBroken()).isTrue();

        Files.delete(file);
        assertThat(keys.get()).isEqualTo(Rings.of("k1"));
        assertThat(keys.isBroken()).isTrue();

        Files.writeString(file, Rings.text("k3", "k1"));
        assertThat(keys.get()).isEqualTo(Rings.of("k3", "k1"));
        assertThat(keys.isBroken()).isFalse();
    }
}
