package io.dyadwatch.alert;

import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.Map;

/** The settings as an operator would give them. */
final class Settings {
    private Settings() {}

    /** The defaults, and what is given beside them. */
    static AlertConfig with(Map<String, String> given) {
        return new SmallRyeConfigBuilder()
                .addDiscoveredConverters()
                .withSources(new PropertiesConfigSource(given, "given", 500))
                .withMapping(AlertConfig.class)
                .build()
                .getConfigMapping(AlertConfig.class);
    }
}
