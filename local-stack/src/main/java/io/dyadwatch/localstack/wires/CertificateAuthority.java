package io.dyadwatch.localstack.wires;

import io.dyadwatch.localstack.LocalStackException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Signs certificates that only one deployment trusts. Its key stays in a PKCS 12 file; {@code keytool} of the running Java
 * does the work, so that a machine needs nothing but that. Keys are EC P-256.
 */
public final class CertificateAuthority {
    private static final String CA = "ca";
    private static final Duration OWN_VALIDITY = Duration.ofDays(3650);

    private final Path store;
    private final Path passwordFile;

    private CertificateAuthority(Path store, Path passwordFile) {
        this.store = store;
        this.passwordFile = passwordFile;
    }

    /** What a certificate may be used for. */
    public enum Purpose {
        SERVER("serverAuth"),
        CLIENT("clientAuth"),
        SERVER_AND_CLIENT("serverAuth,clientAuth");

        private final String extendedKeyUsage;

        Purpose(String extendedKeyUsage) {
            this.extendedKeyUsage = extendedKeyUsage;
        }
    }

    /**
     * A certificate with its key, both PEM.
     *
     * @param key PKCS 8, not encrypted
     */
    public record Issued(String certificate, String key) {
        /** Never the key. */
        @Override
        public String toString() {
            return "Issued[...]";
        }
    }

    /**
     * The authority of a folder: {@code ca.p12} and {@code ca.password}, made if they are not there.
     *
     * @throws LocalStackException if it cannot be made
     */
    public static CertificateAuthority in(Path folder) {
        Path store = folder.resolve("ca.p12");
        Path passwordFile = folder.resolve("ca.password");
        CertificateAuthority authority = new CertificateAuthority(store, passwordFile);
        if (!Files.exists(store)) {
            SecretFile.write(passwordFile, Passwords.fresh());
            authority.keytool(
                    store,
                    List.of(
                            "-alias",
                            CA,
                            "-dname",
                            "CN=Dyadwatch deployment CA",
                            "-validity",
                            days(OWN_VALIDITY),
                            "-ext",
                            "bc:c=ca:true,pathlen:0",
                            "-ext",
                            "ku:c=keyCertSign,cRLSign"));
            SecretFile.close(store);
        }
        return authority;
    }

    /** The authority's own certificate, PEM: what clients trust. */
    public String certificate() {
        try {
            return pem("CERTIFICATE", open(store).getCertificate(CA).getEncoded());
        } catch (GeneralSecurityException e) {
            throw new LocalStackException("could not read " + store + ": " + e.getMessage(), e);
        }
    }

    /**
     * Makes a key and a certificate of it; each call another.
     *
     * @param name becomes the common name
     * @param hosts DNS names and IPv4 addresses that clients know it by; none for a client
     */
    public Issued issue(String name, Purpose purpose, List<String> hosts, Duration validity) {
        try {
            // Signed beside a copy of the authority's key: keytool wants both in one store.
            Path work = Files.createTempDirectory(store.toAbsolutePath().getParent(), "issue-");
            Path copy = work.resolve("store.p12");
            try {
                Files.copy(store, copy);
                keytool(copy, arguments(name, purpose, hosts, validity));
                return issued(open(copy), name);
            } finally {
                Files.deleteIfExists(copy);
                Files.delete(work);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (GeneralSecurityException e) {
            throw new LocalStackException("could not make a certificate of " + name + ": " + e.getMessage(), e);
        }
    }

    private static List<String> arguments(String name, Purpose purpose, List<String> hosts, Duration validity) {
        List<String> arguments = new ArrayList<>(List.of(
                "-alias",
                name,
                "-signer",
                CA,
                "-dname",
                "CN=" + name,
                "-validity",
                days(validity),
                "-ext",
                "eku=" + purpose.extendedKeyUsage,
                "-ext",
                "ku:c=digitalSignature"));
        if (!hosts.isEmpty()) {
            arguments.add("-ext");
            arguments.add("san="
                    + hosts.stream().map(CertificateAuthority::alternative).collect(Collectors.joining(",")));
        }
        return arguments;
    }

    private static String alternative(String host) {
        if (!host.matches("[A-Za-z0-9.-]+")) {
            throw new LocalStackException("'" + host + "' is neither a host name nor an IPv4 address", null);
        }
        return (host.matches("[0-9.]+") ? "ip:" : "dns:") + host;
    }

    private Issued issued(KeyStore opened, String name) throws GeneralSecurityException {
        StringBuilder chain = new StringBuilder();
        for (Certificate certificate : opened.getCertificateChain(name)) {
            chain.append(pem("CERTIFICATE", certificate.getEncoded()));
        }
        byte[] key = opened.getKey(name, password()).getEncoded();
        return new Issued(chain.toString(), pem("PRIVATE KEY", key));
    }

    private KeyStore open(Path file) throws GeneralSecurityException {
        try (InputStream bytes = Files.newInputStream(file)) {
            KeyStore opened = KeyStore.getInstance("PKCS12");
            opened.load(bytes, password());
            return opened;
        } catch (IOException e) {
            throw new LocalStackException("could not open " + file + ": " + e.getMessage(), e);
        }
    }

    private char[] password() {
        return SecretFile.read(passwordFile).toCharArray();
    }

    private void keytool(Path into, List<String> arguments) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-noprompt",
                "-storetype",
                "PKCS12",
                "-keystore",
                into.toString(),
                "-storepass:file",
                passwordFile.toString(),
                "-keyalg",
                "EC",
                "-groupname",
                "secp256r1"));
        command.addAll(arguments);
        run(command);
    }

    private static void run(List<String> command) {
        try {
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    // It must never wait for an answer.
                    .redirectInput(
                            ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
                    .start();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (process.waitFor() != 0) {
                throw new LocalStackException("keytool could not make a key: " + output.strip(), null);
            }
        } catch (IOException e) {
            throw new LocalStackException("keytool could not be run: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LocalStackException("interrupted while making a key", e);
        }
    }

    private static String days(Duration validity) {
        return Long.toString(validity.toDays());
    }

    private static String pem(String what, byte[] encoded) {
        String base64 = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(encoded);
        return "-----BEGIN " + what + "-----\n" + base64 + "\n-----END " + what + "-----\n";
    }
}
