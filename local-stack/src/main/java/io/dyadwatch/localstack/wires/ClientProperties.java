package io.dyadwatch.localstack.wires;

import io.dyadwatch.localstack.wires.CertificateAuthority.Issued;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What a Kafka client is told so that it trusts the broker and the broker knows it. Certificates stand in the properties
 * themselves (KIP-651), so that a file holds wherever it is mounted.
 */
final class ClientProperties {
    private final String authority;

    /** @param authority certificate that brokers are trusted by, PEM */
    ClientProperties(String authority) {
        this.authority = authority;
    }

    /** For a client that has a name and a password. */
    String withPassword(String user, String password) {
        return file("", scram(user, password));
    }

    /** The same for a service: a configuration file of Quarkus, which hands on what begins with {@code kafka.}. */
    String ofService(String user, String password) {
        return file("kafka.", scram(user, password));
    }

    /** For a client that has a certificate. */
    String withCertificate(Issued issued) {
        Map<String, String> settings = trusting("SSL");
        settings.put("ssl.keystore.type", "PEM");
        settings.put("ssl.keystore.certificate.chain", issued.certificate());
        settings.put("ssl.keystore.key", issued.key());
        return file("", settings);
    }

    private Map<String, String> scram(String user, String password) {
        Map<String, String> settings = trusting("SASL_SSL");
        settings.put("sasl.mechanism", "SCRAM-SHA-512");
        settings.put(
                "sasl.jaas.config",
                "org.apache.kafka.common.security.scram.ScramLoginModule required username=\"" + user + "\" password=\""
                        + password + "\";");
        return settings;
    }

    private Map<String, String> trusting(String protocol) {
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put("security.protocol", protocol);
        settings.put("ssl.truststore.type", "PEM");
        settings.put("ssl.truststore.certificates", authority);
        return settings;
    }

    /** As {@link java.util.Properties} reads it: what is escaped here is the end of a line. */
    private static String file(String prefix, Map<String, String> settings) {
        StringBuilder lines = new StringBuilder();
        settings.forEach((name, value) -> lines.append(prefix)
                .append(name)
                .append('=')
                .append(value.strip().replace("\n", "\\n"))
                .append('\n'));
        return lines.toString();
    }
}
