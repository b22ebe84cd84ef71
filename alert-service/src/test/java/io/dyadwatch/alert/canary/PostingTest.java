package io.dyadwatch.alert.canary;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import io.dyadwatch.localstack.wires.CertificateAuthority;
import io.dyadwatch.localstack.wires.CertificateAuthority.Issued;
import io.dyadwatch.localstack.wires.CertificateAuthority.Purpose;
import io.dyadwatch.operations.trust.Authorities;
import java.io.ByteArrayInputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyFactory;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PostingTest {
    private static final CanaryText CANARY = CanaryText.of(Instant.parse("2026-11-20T09:00:00Z"));

    @TempDir
    private Path folder;

    private final Queue<String> tokens = new ConcurrentLinkedQueue<>();
    private HttpsServer ingest;

    @BeforeEach
    void start() throws Exception {
        ingest = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        ingest.setHttpsConfigurator(new HttpsConfigurator(certified()));
        ingest.createContext("/v1/articles", exchange -> {
            tokens.add(exchange.getRequestHeaders().getFirst("authorization"));
            exchange.getRequestBody().readAllBytes();
            exchange.sendResponseHeaders(202, -1);
            exchange.close();
        });
        ingest.start();
    }

    @AfterEach
    void stop() {
        ingest.stop(0);
    }

    @Test
    void an_ingest_service_whose_authority_is_named_gets_canaries_by_https() throws Exception {
        Path token = Files.writeString(folder.resolve("token"), "dwt_canary\n");

        assertThat(new Posting(url("localhost"), Optional.of(token), Optional.of(named())).post(CANARY))
                .isTrue();

        assertThat(tokens).containsExactly("Bearer dwt_canary");
    }

    @Test
    void one_whose_authority_is_unknown_or_whose_name_is_another_gets_no_token() throws Exception {
        Path token = Files.writeString(folder.resolve("token"), "dwt_canary\n");

        assertThat(new Posting(url("localhost"), Optional.of(token), Optional.empty()).post(CANARY))
                .isFalse();
        assertThat(new Posting(url("127.0.0.1"), Optional.of(token), Optional.of(named())).post(CANARY))
                .isFalse();

        assertThat(tokens).isEmpty();
    }

    private URI url(String host) {
        return URI.create("https://" + host + ":" + ingest.getAddress().getPort());
    }

    private SSLContext named() throws Exception {
        return Authorities.trusted(Files.writeString(
                folder.resolve("ca.pem"), CertificateAuthority.in(folder).certificate()));
    }

    private SSLContext certified() throws Exception {
        Issued issued = CertificateAuthority.in(folder)
                .issue("ingest-service", Purpose.SERVER, List.of("localhost"), Duration.ofDays(2));
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        store.setKeyEntry(
                "key",
                KeyFactory.getInstance("EC").generatePrivate(new PKCS8EncodedKeySpec(der(issued.key()))),
                new char[0],
                CertificateFactory.getInstance("X.509")
                        .generateCertificates(
                                new ByteArrayInputStream(issued.certificate().getBytes(StandardCharsets.US_ASCII)))
                        .toArray(Certificate[]::new));
        KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(store, new char[0]);
        SSLContext tls = SSLContext.getInstance("TLS");
        tls.init(keys.getKeyManagers(), null, null);
        return tls;
    }

    private static byte[] der(String pem) {
        return Base64.getMimeDecoder().decode(pem.replaceAll("-----[A-Z ]+-----", ""));
    }
}
