package io.dyadwatch.operations.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class LogKeyTest {
    private static final Path PAGE = Path.of(System.getProperty("dyadwatch.root", ".."), "docs/tracing-and-logs.md");

    @ParameterizedTest
    @EnumSource
    void everyKeyIsExplainedToOperators(LogKey key) throws IOException {
        assertThat(Files.readString(PAGE)).contains("`" + key.word() + "`");
        assertThat(LogKey.of(key.word())).contains(key);
    }
}
