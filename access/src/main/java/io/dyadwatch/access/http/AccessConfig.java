package io.dyadwatch.access.http;

import io.smallrye.config.ConfigMapping;
import java.nio.file.Path;
import java.util.Optional;

/** Where the tokens of operators, publishers and analysts are; the same for all services. */
@ConfigMapping(prefix = "dyadwatch.access")
public interface AccessConfig {
    /**
     * A file of lines {@code ROLE NAME SHA256HEX [expires=RFC3339]}, read again when it changes. Required outside the
     * local mode.
     */
    Optional<Path> tokensFile();
}
