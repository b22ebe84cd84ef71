package io.dyadwatch.alert.watch;

import io.dyadwatch.contracts.Json;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

/** Watches as a subscriber writes them. */
public final class Definitions {
    private Definitions() {}

    /** Two actors in one sentence. */
    public static WatchDefinition pair(String name, String one, String other, UUID endpoint) {
        return parse("""
                {"name": "%s", "actors": ["%s", "%s"], "endpoint": "%s"}""".formatted(name, one, other, endpoint));
    }

    public static WatchDefinition parse(String json) {
        return Json.read(json.getBytes(StandardCharsets.UTF_8), WatchDefinition.class);
    }
}
