package io.dyadwatch.cli.http;

import io.dyadwatch.cli.terminal.Failure;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.util.Map;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** Whose certificates are trusted over HTTPS, where that is not whom Java trusts anyway. */
public final class TrustedAuthority {
    /** The variable that holds the path of a PEM file. */
    public static final String VARIABLE = "DYADWATCH_CA";

    private TrustedAuthority() {}

    /**
     * What an environment names; absent where it names none.
     *
     * @throws Failure if the file holds no certificate
     */
    public static Optional<SSLContext> of(Map<String, String> environment) {
        String given = environment.getOrDefault(VARIABLE, "").strip();
        return given.isEmpty() ? Optional.empty() : Optional.of(trusting(Path.of(given)));
    }

    private static SSLContext trusting(Path file) {
        try (InputStream pem = Files.newInputStream(file)) {
            KeyStore trusted = KeyStore.getInstance("PKCS12");
            trusted.load(null, null);
            int number = 0;
            for (Certificate certificate :
                    CertificateFactory.getInstance("X.509").generateCertificates(pem)) {
                trusted.setCertificateEntry("authority-" + number++, certificate);
            }
            if (number == 0) {
                throw new Failure(VARIABLE + " names a file without a certificate: " + file);
            }
            TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            trust.init(trusted);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, trust.getTrustManagers(), null);
            return context;
        } catch (IOException | GeneralSecurityException e) {
            throw new Failure(VARIABLE + " names a file that cannot be used: " + file + ": " + e.getMessage(), e);
        }
    }
}
