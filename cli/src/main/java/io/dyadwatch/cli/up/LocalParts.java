package io.dyadwatch.cli.up;

import io.dyadwatch.cli.terminal.Failure;
import io.dyadwatch.localstack.KafkaProcess;
import io.dyadwatch.localstack.PostgreSqlProcess;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The parts of a local system as processes with small heaps.
 *
 * @param home where the packaged services are
 * @param data where they keep what they keep
 * @param ports where they listen
 */
record LocalParts(Home home, DataFolder data, PortPlan ports) {
    /** C1 and the serial collector: less memory and a faster start, for a little less throughput. */
    private static final String SERVICE_HEAP = "192m";
    /** While a changed vocabulary takes the place of another, both are there. */
    private static final String ENRICH_HEAP = "384m";

    private static final List<String> SMALL_JVM = List.of(
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-XX:ReservedCodeCacheSize=48m",
            "-XX:+ExitOnOutOfMemoryError",
            "-Xss512k");
    /** Few arenas: glibc's malloc otherwise keeps one for each thread. */
    private static final Map<String, String> SMALL_MALLOC = Map.of("MALLOC_ARENA_MAX", "2");

    /** Broker, database and the three services. */
    List<Part> system() {
        return List.of(
                kafka(),
                postgreSql(),
                service(PartNames.INGEST, ports.ingest(), List.of(PartNames.KAFKA), Map.of()),
                service(
                        PartNames.ENRICH,
                        ports.enrich(),
                        List.of(PartNames.KAFKA),
                        Map.of(
                                "DYADWATCH_ENRICH_STATE_DIR",
                                data.enrichState().toString(),
                                // There is one of it, so it comes back as the same member after a restart.
                                "DYADWATCH_ENRICH_INSTANCE_ID",
                                "local")),
                service(
                        PartNames.ALERT,
                        ports.alert(),
                        List.of(PartNames.KAFKA, PartNames.POSTGRESQL),
                        Map.of(
                                "QUARKUS_DATASOURCE_JDBC_URL",
                                ports.jdbcUrl(),
                                "QUARKUS_DATASOURCE_USERNAME",
                                "postgres",
                                "QUARKUS_DATASOURCE_PASSWORD",
                                "postgres",
                                "DYADWATCH_ALERT_ENCRYPTION_KEYS_FILE",
                                data.encryptionKeys().toString(),
                                // Only our own receiver: anything else on this machine stays out of a webhook's reach.
                                "DYADWATCH_ALERT_ALLOWED_NETWORKS",
                                "127.0.0.1/32:" + ports.receiver())));
    }

    /**
     * A subscriber that listens on the receiver's port.
     *
     * @param secret with which it verifies what it gets; all it knows of the system
     * @param output NDJSON of what it got
     */
    Part receiver(String secret, Path output) {
        List<String> command = java(PartNames.RECEIVER, "32m");
        command.addAll(List.of(
                "-cp",
                classPath(),
                "io.dyadwatch.cli.Dyadwatch",
                "receive",
                "--port",
                Integer.toString(ports.receiver()),
                "--out",
                output.toString()));
        Map<String, String> environment = new LinkedHashMap<>(SMALL_MALLOC);
        environment.put("DYADWATCH_WEBHOOK_SECRET", secret);
        return new Part(
                PartNames.RECEIVER,
                Part.Kind.SERVICE,
                List.of(),
                command,
                environment,
                data.log(PartNames.RECEIVER),
                null,
                new Readiness.Http(URI.create("http://127.0.0.1:" + ports.receiver() + "/ready")));
    }

    private Part kafka() {
        Path readyFile = data.readyFile(PartNames.KAFKA);
        List<String> command = java(PartNames.KAFKA, "256m");
        command.addAll(logging());
        command.addAll(List.of(
                "-cp",
                classPath(),
                KafkaProcess.class.getName(),
                data.kafka().toString(),
                Integer.toString(ports.kafka()),
                Integer.toString(ports.kafkaController()),
                readyFile.toString()));
        return store(PartNames.KAFKA, command, null, readyFile);
    }

    private Part postgreSql() {
        Path readyFile = data.readyFile(PartNames.POSTGRESQL);
        List<String> command = java(PartNames.POSTGRESQL, "128m");
        command.addAll(logging());
        command.addAll(List.of(
                "-Dot.epg.working-dir=" + home.binaries(),
                "-cp",
                classPath(),
                PostgreSqlProcess.class.getName(),
                data.postgreSql().toString(),
                Integer.toString(ports.postgreSql()),
                readyFile.toString()));
        return store(PartNames.POSTGRESQL, command, data.postgreSql().resolve("postmaster.pid"), readyFile);
    }

    private Part store(String name, List<String> command, @Nullable Path daemonPidFile, Path readyFile) {
        return new Part(
                name,
                Part.Kind.STORE,
                List.of(),
                command,
                SMALL_MALLOC,
                data.log(name),
                daemonPidFile,
                new Readiness.Marker(readyFile));
    }

    private Part service(String name, int port, List<String> needs, Map<String, String> settings) {
        Path application = home.application(name);
        if (!Files.exists(application)) {
            throw new Failure(name + " is not built: " + application + " is missing; ./dyadwatch builds it");
        }
        List<String> command = java(name, name.equals(PartNames.ENRICH) ? ENRICH_HEAP : SERVICE_HEAP);
        command.addAll(List.of("-XX:MaxMetaspaceSize=160m", "-jar", application.toString()));
        Map<String, String> environment = new LinkedHashMap<>(SMALL_MALLOC);
        environment.put("KAFKA_BOOTSTRAP_SERVERS", ports.bootstrapServers());
        // Nobody but this machine reaches it, so nobody needs a token.
        environment.put("DYADWATCH_LOCAL", "true");
        environment.put("QUARKUS_HTTP_HOST", "127.0.0.1");
        environment.put("QUARKUS_HTTP_PORT", Integer.toString(port));
        environment.putAll(settings);
        return new Part(
                name,
                Part.Kind.SERVICE,
                needs,
                command,
                environment,
                data.log(name),
                null,
                new Readiness.Http(URI.create("http://127.0.0.1:" + port + "/q/health/ready")));
    }

    private List<String> java(String name, String heap) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(SMALL_JVM);
        command.add("-Xmx" + heap);
        command.add("-Djava.io.tmpdir=" + data.temporary(name));
        return command;
    }

    private static List<String> logging() {
        return List.of(
                "-Dorg.slf4j.simpleLogger.defaultLogLevel=warn",
                "-Dorg.slf4j.simpleLogger.showDateTime=true",
                "-Dorg.slf4j.simpleLogger.dateTimeFormat=yyyy-MM-dd'T'HH:mm:ss.SSS");
    }

    /** This process's own: the cli brings the stores with it. */
    private static String classPath() {
        return System.getProperty("java.class.path");
    }
}
