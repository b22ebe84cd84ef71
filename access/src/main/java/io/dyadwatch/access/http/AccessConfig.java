package io.dyadwatch.access.http;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.util.Optional;

/** Where the tokens of operators, publishers and analysts are, and how they may come; the same for all services. */
@ConfigMapping(prefix = "dyadwatch.access")
public interface AccessConfig {
    /**
     * A file of lines {@code ROLE NAME SHA256HEX [expires=RFC3339]}, read again when it changes. Required outside the
     * local mode.
     */
    Optional<Path> tokensFile();

    /**
     * Who may come by http instead of https. {@code this-machine} leaves it to what runs beside the service and asks whether
     * it is well: inside its container.
     */
    @WithDefault("everybody")
    PlainHttp plainHttp();
}
