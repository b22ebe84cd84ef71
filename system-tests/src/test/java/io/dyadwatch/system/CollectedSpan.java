package io.dyadwatch.system;

import java.util.Map;

/**
 * A span as a service exported it.
 *
 * @param service its {@code service.name}
 * @param trace in hexadecimal
 * @param id in hexadecimal
 * @param parent in hexadecimal; empty for the first of a trace
 * @param kind 1 internal, 2 server, 3 client, 4 producer, 5 consumer
 * @param attributes texts and numbers, as text
 */
record CollectedSpan(
        String service, String trace, String id, String parent, String name, int kind, Map<String, String> attributes) {
    boolean is(String ofService, String named) {
        return service.equals(ofService) && name.equals(named);
    }
}
