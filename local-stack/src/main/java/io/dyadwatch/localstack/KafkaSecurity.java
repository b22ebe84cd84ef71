package io.dyadwatch.localstack;

import io.dyadwatch.contracts.KafkaUsers;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * Settings of a broker that encrypts everything, knows who is there and lets nobody do what no list allows. Clients come
 * with name and password (SASL SCRAM); brokers, controllers and who provisions come with certificates, because a broker
 * that is new has no passwords yet. {@code deploy/compose.secure.yaml} says the same as environment variables.
 *
 * @param keyStore key and certificate of the broker, PEM
 * @param trustStore certificates of who signs, PEM
 */
public record KafkaSecurity(Path keyStore, Path trustStore) {

    /** The security protocol of a listener where people and services come. */
    public static final String CLIENTS_PROTOCOL = "SASL_SSL";

    /** The security protocol of the listeners of brokers, controllers and provisioning. */
    public static final String INTERNAL_PROTOCOL = "SSL";

    /** From the folder that {@code WireFiles} made. */
    public static KafkaSecurity of(Path wireFiles) {
        return new KafkaSecurity(wireFiles.resolve("kafka.pem"), wireFiles.resolve("ca.pem"));
    }

    /**
     * By Kafka's own names, besides those of the listeners themselves.
     *
     * @param clients name of the listener where people and services come
     */
    public Map<String, String> settings(String clients) {
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put("ssl.keystore.type", "PEM");
        settings.put("ssl.keystore.location", keyStore.toString());
        settings.put("ssl.truststore.type", "PEM");
        settings.put("ssl.truststore.location", trustStore.toString());
        settings.put("ssl.client.auth", "required");
        // CN=kafka is the user kafka, so that a certificate and a password can name the same user.
        settings.put("ssl.principal.mapping.rules", "RULE:^CN=([a-z-]+)$/$1/,DEFAULT");
        String listener = "listener.name." + clients.toLowerCase(Locale.ROOT);
        settings.put(listener + ".ssl.client.auth", "none");
        settings.put(listener + ".sasl.enabled.mechanisms", "SCRAM-SHA-512");
        settings.put(
                listener + ".scram-sha-512.sasl.jaas.config",
                "org.apache.kafka.common.security.scram.ScramLoginModule required;");
        settings.put("authorizer.class.name", "org.apache.kafka.metadata.authorizer.StandardAuthorizer");
        settings.put("allow.everyone.if.no.acl.found", "false");
        settings.put("super.users", "User:" + KafkaUsers.BROKER + ";User:" + KafkaUsers.ADMIN);
        return settings;
    }
}
