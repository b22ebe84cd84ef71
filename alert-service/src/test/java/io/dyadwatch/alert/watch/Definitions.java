package io.dyadwatch.alert.watch;

import io.dyadwatch.alert.caller.Caller;
import io.dyadwatch.contracts.Json;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.UUID;

/** Watches as a subscriber writes them. */
public final class Definitions {
    private static final UUID ENDPOINT = new UUID(3, 4);

    private Definitions() {}

    /** Two actors in one sentence. */
    public static WatchDefinition pair(String name, String one, String other, UUID endpoint) {
        return parse("""
                {"name": "%s", "actors": ["%s", "%s"], "endpoint": "%s"}""".formatted(name, one, other, endpoint));
    }

    public static WatchDefinition parse(String json) {
        return Json.read(json.getBytes(StandardCharsets.UTF_8), WatchDefinition.class);
    }

    /** A stored watch of fields in which apostrophes stand for quotes: {@code 'sides': ['russia', 'nato+']}. */
    public static Watch watch(UUID id, String fields) {
        String json = "{'name': 'a watch', %s, 'endpoint': '%s'}".formatted(fields, ENDPOINT);
        return new Watch(id, Caller.LOCAL, 1, parse(json.replace('\'', '"')), Instant.EPOCH);
    }
}
