package io.dyadwatch.localstack.wires;

import io.dyadwatch.contracts.KafkaUser;
import io.dyadwatch.contracts.KafkaUsers;
import io.dyadwatch.localstack.wires.CertificateAuthority.Issued;
import io.dyadwatch.localstack.wires.CertificateAuthority.Purpose;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The folder of a deployment whose wires are secured; {@code docs/securing.md} lists its files. What is there stays, so that
 * making it again changes nothing; certificates are made anew where that is asked for, by the same authority.
 */
public final class WireFiles {
    private static final Duration VALIDITY = Duration.ofDays(730);
    private static final List<String> SERVICES = List.of("ingest-service", "enrich-service", "alert-service");

    private final Path folder;
    private final List<String> hosts;

    /**
     * @param folder made if it is not there; only its owner may enter it
     * @param hosts names and IPv4 addresses besides {@code localhost} by which people reach this deployment
     */
    public WireFiles(Path folder, List<String> hosts) {
        this.folder = folder;
        this.hosts = List.copyOf(hosts);
    }

    /**
     * Makes what is missing.
     *
     * @param renew whether certificates that are there are replaced
     * @return names of the files written, in order
     * @throws io.dyadwatch.localstack.LocalStackException if a key cannot be made
     */
    public List<String> make(boolean renew) {
        open();
        CertificateAuthority authority = CertificateAuthority.in(folder);
        List<String> written = new ArrayList<>();
        if (renew || !Files.exists(folder.resolve("ca.pem"))) {
            writeForContainers("ca.pem", authority.certificate(), written);
        }
        if (renew || !Files.exists(folder.resolve("kafka.pem"))) {
            Issued kafka = authority.issue(
                    KafkaUsers.BROKER,
                    Purpose.SERVER_AND_CLIENT,
                    alsoKnownAs("kafka", "kafka-1", "kafka-2", "kafka-3"),
                    VALIDITY);
            writeForContainers("kafka.pem", kafka.key() + kafka.certificate(), written);
        }
        for (String service : SERVICES) {
            certify(authority, service, renew, written);
        }
        certify(authority, "postgres", renew, written);
        Map<String, String> passwords = passwords(written);
        ClientProperties client = new ClientProperties(authority.certificate());
        if (renew || !Files.exists(folder.resolve("provision.properties"))) {
            Issued admin = authority.issue(KafkaUsers.ADMIN, Purpose.CLIENT, List.of(), VALIDITY);
            writeForContainers("provision.properties", client.withCertificate(admin), written);
        }
        passwords.forEach((user, password) -> writeForContainers(
                user + ".properties",
                SERVICES.contains(user) ? client.ofService(user, password) : client.withPassword(user, password),
                written));
        return written;
    }

    private void certify(CertificateAuthority authority, String server, boolean renew, List<String> written) {
        if (renew || !Files.exists(folder.resolve(server + ".key"))) {
            Issued issued = authority.issue(server, Purpose.SERVER, alsoKnownAs(server), VALIDITY);
            writeForContainers(server + ".crt", issued.certificate(), written);
            writeForContainers(server + ".key", issued.key(), written);
        }
    }

    /** Those that are there, and a new one for each user who has none. */
    private Map<String, String> passwords(List<String> written) {
        Path file = folder.resolve("kafka-users");
        Map<String, String> passwords = new LinkedHashMap<>();
        if (Files.exists(file)) {
            passwords.putAll(UsersFile.read(file));
        }
        int known = passwords.size();
        passwords.computeIfAbsent(KafkaUsers.ADMIN, user -> Passwords.fresh());
        for (KafkaUser user : KafkaUsers.ALL) {
            passwords.computeIfAbsent(user.name(), name -> Passwords.fresh());
        }
        if (passwords.size() > known) {
            writeForContainers("kafka-users", UsersFile.write(passwords), written);
        }
        return passwords;
    }

    private List<String> alsoKnownAs(String... names) {
        List<String> all = new ArrayList<>(List.of(names));
        all.add("localhost");
        all.add("127.0.0.1");
        all.addAll(hosts);
        return all;
    }

    private void writeForContainers(String name, String content, List<String> written) {
        SecretFile.writeForContainers(folder.resolve(name), content);
        written.add(name);
    }

    private void open() {
        try {
            Files.createDirectories(folder);
            Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
