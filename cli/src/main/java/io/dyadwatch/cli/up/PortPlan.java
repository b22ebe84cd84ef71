package io.dyadwatch.cli.up;

import io.dyadwatch.cli.terminal.Failure;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/**
 * Which port of 127.0.0.1 each part listens on.
 *
 * @param ingest HTTP
 * @param enrich HTTP
 * @param alert HTTP
 * @param receiver HTTP: the one place that local webhooks may go to
 * @param kafka for clients
 * @param kafkaController for the broker's own traffic
 * @param postgreSql not 5432 by default, where many machines have one of their own
 */
public record PortPlan(
        int ingest, int enrich, int alert, int receiver, int kafka, int kafkaController, int postgreSql) {

    private static final PortPlan STANDARD = new PortPlan(8081, 8082, 8083, 8090, 9092, 9093, 15432);
    /** The last offset that {@link #from} adds. */
    private static final int SPAN = 22;

    /** The default ports, or those that start at a base. */
    public static PortPlan of(@Nullable Integer base) {
        return base == null ? STANDARD : from(base);
    }

    /** All ports above a base N: services N+1 to N+3, receiver N+10, Kafka N+20 and N+21, PostgreSQL N+22. */
    private static PortPlan from(int base) {
        if (base < 1024 || base + SPAN > 65535) {
            throw new Failure("--port-base must be from 1024 to " + (65535 - SPAN));
        }
        return new PortPlan(base + 1, base + 2, base + 3, base + 10, base + 20, base + 21, base + SPAN);
    }

    /**
     * Checks before anything is started that every port can be had.
     *
     * @param withReceiver whether a receiver will be started too
     * @throws Failure naming each port that is taken and the part that wants it
     */
    void requireFree(boolean withReceiver, IntPredicate isFree) {
        Map<String, Integer> wanted = new LinkedHashMap<>();
        wanted.put(PartNames.KAFKA, kafka);
        wanted.put(PartNames.KAFKA + " (controller)", kafkaController);
        wanted.put(PartNames.POSTGRESQL, postgreSql);
        wanted.put(PartNames.INGEST, ingest);
        wanted.put(PartNames.ENRICH, enrich);
        wanted.put(PartNames.ALERT, alert);
        if (withReceiver) {
            wanted.put(PartNames.RECEIVER, receiver);
        }
        List<String> taken = wanted.entrySet().stream()
                .filter(e -> !isFree.test(e.getValue()))
                .map(e -> "port " + e.getValue() + ", which " + e.getKey() + " needs, is taken by another program")
                .toList();
        if (!taken.isEmpty()) {
            throw new Failure(String.join("\n       ", taken)
                    + "\n       Stop that program, or move all ports elsewhere with --port-base N");
        }
    }

    public String bootstrapServers() {
        return "127.0.0.1:" + kafka;
    }

    public String jdbcUrl() {
        return "jdbc:postgresql://127.0.0.1:" + postgreSql + "/postgres";
    }

    public String ingestUrl() {
        return http(ingest);
    }

    public String enrichUrl() {
        return http(enrich);
    }

    public String alertUrl() {
        return http(alert);
    }

    /** What a subscriber on this machine registers as its endpoint. */
    public String receiverUrl() {
        return http(receiver) + "/hook";
    }

    private static String http(int port) {
        return "http://127.0.0.1:" + port;
    }
}
