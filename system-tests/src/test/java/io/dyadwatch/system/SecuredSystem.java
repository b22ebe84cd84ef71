package io.dyadwatch.system;

import io.dyadwatch.localstack.EmbeddedKafka;
import io.dyadwatch.localstack.EmbeddedPostgreSql;
import io.dyadwatch.localstack.KafkaSecurity;
import io.dyadwatch.localstack.Ports;
import io.dyadwatch.localstack.TopicProvisioner;
import io.dyadwatch.localstack.wires.AccessProvisioner;
import io.dyadwatch.localstack.wires.UsersFile;
import io.dyadwatch.localstack.wires.WireFiles;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.util.Base64;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/**
 * The three services on a Kafka that knows its users, a PostgreSQL that takes only encrypted connections, and https between
 * them and everybody else; told so as {@code deploy/compose.secure.yaml} tells them.
 */
final class SecuredSystem implements AutoCloseable {
    final Receiver receiver = new Receiver("127.0.0.1");
    private final Path folder;
    private final Path wires;
    private final EmbeddedKafka kafka;
    private final EmbeddedPostgreSql postgres;
    private final Map<String, RunningService> services = new LinkedHashMap<>();
    private final Map<String, Integer> encryptedPorts = new HashMap<>();

    private SecuredSystem() throws IOException {
        folder = Files.createTempDirectory(Files.createDirectories(Path.of("target", "stores")), "secured-")
                .toAbsolutePath();
        wires = folder.resolve("wires");
        new WireFiles(wires, List.of()).make(false);
        int internal = Ports.free();
        kafka = EmbeddedKafka.startSecured(folder.resolve("kafka"), KafkaSecurity.of(wires), internal);
        provision("127.0.0.1:" + internal);
        postgres = EmbeddedPostgreSql.start(folder.resolve("postgresql"), 0, encryptedOnly());
        start("ingest-service", Map.of());
        start(
                "enrich-service",
                Map.of("DYADWATCH_ENRICH_STATE_DIR", folder.resolve("state").toString()));
        start(
                "alert-service",
                Map.of(
                        "QUARKUS_DATASOURCE_JDBC_URL",
                        jdbcUrl("verify-full", wires.resolve("ca.pem")),
                        "QUARKUS_DATASOURCE_USERNAME",
                        postgres.user(),
                        "QUARKUS_DATASOURCE_PASSWORD",
                        postgres.password(),
                        "DYADWATCH_ALERT_ALLOWED_NETWORKS",
                        "127.0.0.1/32:" + receiver.port(),
                        "DYADWATCH_ALERT_ENCRYPTION_KEYS",
                        "k1:" + Base64.getEncoder().encodeToString(new byte[32])));
        // By http over loopback, as the health check of a container does.
        services.values().forEach(RunningService::awaitReady);
    }

    static SecuredSystem start() {
        try {
            return new SecuredSystem();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void provision(String internalServers) {
        Map<String, Object> client = client("provision", internalServers);
        new TopicProvisioner(client).provision((short) 1);
        AccessProvisioner access = new AccessProvisioner(client);
        access.provisionLists();
        access.provisionPasswords(UsersFile.read(wires.resolve("kafka-users")));
    }

    private Map<String, String> encryptedOnly() throws IOException {
        // PostgreSQL wants a key that nobody else may read.
        Path key = Files.copy(wires.resolve("postgres.key"), folder.resolve("postgres.key"));
        Files.setPosixFilePermissions(key, PosixFilePermissions.fromString("rw-------"));
        Path lists = Files.writeString(folder.resolve("pg_hba.conf"), "hostssl all all 127.0.0.1/32 trust\n");
        return Map.of(
                "ssl", "on",
                "ssl_cert_file", wires.resolve("postgres.crt").toString(),
                "ssl_key_file", key.toString(),
                "hba_file", lists.toString());
    }

    private void start(String service, Map<String, String> own) {
        int encryptedPort = Ports.free();
        encryptedPorts.put(service, encryptedPort);
        Map<String, String> environment = new LinkedHashMap<>(own);
        environment.put("KAFKA_BOOTSTRAP_SERVERS", kafka.bootstrapServers());
        environment.put(
                "QUARKUS_CONFIG_LOCATIONS",
                wires.resolve(service + ".properties").toString());
        environment.put("QUARKUS_HTTP_SSL_PORT", Integer.toString(encryptedPort));
        environment.put(
                "QUARKUS_HTTP_SSL_CERTIFICATE_FILES",
                wires.resolve(service + ".crt").toString());
        environment.put(
                "QUARKUS_HTTP_SSL_CERTIFICATE_KEY_FILES",
                wires.resolve(service + ".key").toString());
        environment.put("DYADWATCH_ACCESS_PLAIN_HTTP", "this-machine");
        services.put(service, RunningService.start("secured-" + service, service, environment));
    }

    /** The database, with a word of libpq on how a client wants its connection to be, trusting a PEM file. */
    String jdbcUrl(String sslMode, Path trusted) {
        return postgres.jdbcUrl() + "?sslmode=" + sslMode + "&sslrootcert=" + trusted;
    }

    String databaseUser() {
        return postgres.user();
    }

    /** A service by https. */
    Http http(String service) {
        return Http.encrypted(encryptedPorts.getOrDefault(service, 0), trust());
    }

    int encryptedPort(String service) {
        return encryptedPorts.getOrDefault(service, 0);
    }

    String bootstrapServers() {
        return kafka.bootstrapServers();
    }

    Path wires() {
        return wires;
    }

    Deployment deployment() {
        return new Deployment(
                http("ingest-service"), http("alert-service"), client("analyst", kafka.bootstrapServers()), receiver);
    }

    private Map<String, Object> client(String name, String servers) {
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(wires.resolve(name + ".properties"))) {
            properties.load(reader);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Map<String, Object> settings = new HashMap<>();
        properties.forEach((key, value) -> settings.put(key.toString(), value));
        settings.put("bootstrap.servers", servers);
        return settings;
    }

    private SSLContext trust() {
        try (InputStream authority = Files.newInputStream(wires.resolve("ca.pem"))) {
            KeyStore trusted = KeyStore.getInstance("PKCS12");
            trusted.load(null, null);
            trusted.setCertificateEntry(
                    "ca", CertificateFactory.getInstance("X.509").generateCertificate(authority));
            TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            trust.init(trusted);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, trust.getTrustManagers(), null);
            return context;
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        services.values().parallelStream().forEach(RunningService::close);
        receiver.close();
        postgres.close();
        kafka.close();
    }
}
