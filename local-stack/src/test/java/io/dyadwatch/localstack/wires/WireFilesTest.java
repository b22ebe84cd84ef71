package io.dyadwatch.localstack.wires;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dyadwatch.localstack.LocalStackException;
import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WireFilesTest {
    @TempDir
    private Path parent;

    @Test
    void made_again_nothing_secret_changes_and_renewed_only_certificates_do() throws IOException {
        Path folder = parent.resolve("wires");
        WireFiles files = new WireFiles(folder, List.of("alerts.example.org", "10.1.2.3"));
        files.make(false);
        Map<String, String> first = contents(folder);

        files.make(false);
        Map<String, String> again = contents(folder);
        files.make(true);
        Map<String, String> renewed = contents(folder);

        assertThat(again).isEqualTo(first);
        assertThat(renewed.keySet()).isEqualTo(first.keySet());
        for (String name : first.keySet()) {
            boolean certificate = name.endsWith(".crt")
                    || name.endsWith(".key")
                    || name.equals("kafka.pem")
                    || name.equals("provision.properties");
            assertThat(Objects.equals(renewed.get(name), first.get(name)))
                    .as("%s is the same", name)
                    .isEqualTo(!certificate);
        }
    }

    @Test
    void nobody_else_enters_the_folder_and_the_authoritys_key_is_its_owners_alone() throws IOException {
        Path folder = parent.resolve("wires");

        new WireFiles(folder, List.of()).make(false);

        assertThat(permissions(folder)).isEqualTo("rwx------");
        assertThat(permissions(folder.resolve("ca.p12"))).isEqualTo("rw-------");
        assertThat(permissions(folder.resolve("ca.password"))).isEqualTo("rw-------");
        assertThat(permissions(folder.resolve("kafka.pem"))).isEqualTo("rw-r--r--");
    }

    @Test
    void kafka_takes_the_properties_as_they_are_written() throws IOException {
        Path folder = parent.resolve("wires");
        new WireFiles(folder, List.of()).make(false);

        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(folder.resolve("analyst.properties"))) {
            properties.load(reader);
        }
        Map<String, Object> settings = new HashMap<>();
        properties.forEach((name, value) -> settings.put(name.toString(), value));
        settings.put("bootstrap.servers", "127.0.0.1:9092");

        AdminClientConfig parsed = new AdminClientConfig(settings);
        assertThat(parsed.unused()).isSubsetOf(settings.keySet());
        assertThat(String.valueOf(parsed.values().get("ssl.truststore.certificates")))
                .isEqualTo("[hidden]");
        assertThat(properties.getProperty("ssl.truststore.certificates"))
                .isEqualTo(Files.readString(folder.resolve("ca.pem")).strip());
    }

    @Test
    void a_host_that_is_none_is_refused_before_it_reaches_a_certificate() {
        WireFiles files = new WireFiles(parent.resolve("wires"), List.of("a host,dns:another"));

        assertThatThrownBy(() -> files.make(false))
                .isInstanceOf(LocalStackException.class)
                .hasMessage("'a host,dns:another' is neither a host name nor an IPv4 address");
    }

    @Test
    void a_line_of_users_that_cannot_be_read_is_named_by_its_number_only() throws IOException {
        Path file = Files.writeString(parent.resolve("users"), "# users\nadmin=secret-one\nno-password-secret-two\n");

        assertThatThrownBy(() -> UsersFile.read(file)).hasMessage(file + ", line 3 is not of the form NAME=PASSWORD");
    }

    private static Map<String, String> contents(Path folder) throws IOException {
        Map<String, String> contents = new HashMap<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                String name = Objects.requireNonNull(file.getFileName()).toString();
                contents.put(name, new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1));
            }
        }
        return contents;
    }

    private static String permissions(Path file) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
    }
}
