package io.dyadwatch.localstack.wires;

import io.dyadwatch.localstack.EmbeddedKafka;
import io.dyadwatch.localstack.KafkaSecurity;
import io.dyadwatch.localstack.Ports;
import io.dyadwatch.localstack.TopicProvisioner;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;

/** A broker with secured wires, provisioned from the declarations. */
final class SecuredBroker implements AutoCloseable {
    private final Path files;
    private final EmbeddedKafka kafka;

    /** @param folder empty */
    SecuredBroker(Path folder) {
        files = folder.resolve("wires");
        new WireFiles(files, List.of()).make(false);
        int internal = Ports.free();
        kafka = EmbeddedKafka.startSecured(folder.resolve("kafka"), KafkaSecurity.of(files), internal);
        Map<String, Object> provision = client("provision.properties", "127.0.0.1:" + internal);
        new TopicProvisioner(provision).provision((short) 1);
        AccessProvisioner access = new AccessProvisioner(provision);
        access.provisionLists();
        access.provisionPasswords(UsersFile.read(files.resolve("kafka-users")));
    }

    String bootstrapServers() {
        return kafka.bootstrapServers();
    }

    /** Settings of a client that comes as a user. */
    Map<String, Object> as(String user) {
        Map<String, Object> settings = new HashMap<>();
        client(user + ".properties", bootstrapServers())
                .forEach((name, value) -> settings.put(name.replaceFirst("^kafka\\.", ""), value));
        return settings;
    }

    private Map<String, Object> client(String file, String bootstrapServers) {
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(files.resolve(file))) {
            properties.load(reader);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Map<String, Object> settings = new HashMap<>();
        properties.forEach((name, value) -> settings.put(name.toString(), value));
        settings.put("bootstrap.servers", bootstrapServers);
        return settings;
    }

    @Override
    public void close() {
        kafka.close();
    }
}
