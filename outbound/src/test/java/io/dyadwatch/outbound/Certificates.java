package io.dyadwatch.outbound;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;

/** Makes certificates with the JDK's own keytool, good ones and bad ones, each once. */
final class Certificates {
    private static final String PASSWORD = "not-a-secret";
    private static final String NOW = "-1H";

    private final Path file;
    private final Map<List<String>, Keys> made = new HashMap<>();

    private Certificates(Path file) {
        this.file = file;
    }

    /** A key and its chain. */
    record Keys(KeyStore store) {
        KeyManager[] managers() throws GeneralSecurityException {
            KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            keys.init(store, PASSWORD.toCharArray());
            return keys.getKeyManagers();
        }
    }

    /** With an authority of its own, and another one that nobody trusts. */
    static Certificates in(Path folder) throws IOException, InterruptedException {
        Certificates certificates = new Certificates(folder.resolve("keys.jks"));
        for (String authority : List.of("authority", "stranger")) {
            certificates.generate(
                    authority, "-dname", "CN=" + authority, "-ext", "bc:c", "-startdate", "-60d", "-validity", "90");
        }
        return certificates;
    }

    /** Trusts the authority and nobody else. */
    TrustManager[] trust() throws IOException, GeneralSecurityException {
        KeyStore authority = empty();
        authority.setCertificateEntry("authority", load().getCertificate("authority"));
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(authority);
        return trust.getTrustManagers();
    }

    Keys good(String... hosts) throws Exception {
        return make("authority", NOW, hosts);
    }

    Keys expired(String host) throws Exception {
        return make("authority", "-30d", host);
    }

    Keys notYetValid(String host) throws Exception {
        return make("authority", "+5d", host);
    }

    Keys ofUnknownAuthority(String host) throws Exception {
        return make("stranger", NOW, host);
    }

    Keys selfSigned(String host) throws Exception {
        return make("", NOW, host);
    }

    /** @param signer or nothing for the key itself */
    private Keys make(String signer, String start, String... hosts) throws Exception {
        List<String> which = List.of(signer, start, List.of(hosts).toString());
        Keys known = made.get(which);
        if (known != null) {
            return known;
        }
        String names = Stream.of(hosts)
                .map(host -> (host.matches("[0-9.]+") ? "ip:" : "dns:") + host)
                .collect(Collectors.joining(","));
        List<String> line = new ArrayList<>(
                List.of("-dname", "CN=" + hosts[0], "-ext", "san=" + names, "-startdate", start, "-validity", "1"));
        if (!signer.isEmpty()) {
            line.addAll(List.of("-signer", signer));
        }
        String alias = "key" + made.size();
        generate(alias, line.toArray(String[]::new));
        KeyStore all = load();
        KeyStore one = empty();
        char[] password = PASSWORD.toCharArray();
        one.setKeyEntry(alias, all.getKey(alias, password), password, all.getCertificateChain(alias));
        Keys keys = new Keys(one);
        made.put(which, keys);
        return keys;
    }

    private KeyStore load() throws IOException, GeneralSecurityException {
        KeyStore store = empty();
        try (InputStream in = Files.newInputStream(file)) {
            store.load(in, PASSWORD.toCharArray());
        }
        return store;
    }

    private static KeyStore empty() throws IOException, GeneralSecurityException {
        KeyStore store = KeyStore.getInstance("JKS");
        store.load(null, null);
        return store;
    }

    private void generate(String alias, String... more) throws IOException, InterruptedException {
        List<String> line = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-J-XX:TieredStopAtLevel=1",
                "-genkeypair",
                // Less work than PKCS #12, and nothing here is worth the work.
                "-storetype",
                "JKS",
                "-keyalg",
                "EC",
                "-groupname",
                "secp256r1",
                "-alias",
                alias,
                "-keystore",
                file.toString(),
                "-storepass",
                PASSWORD,
                "-keypass",
                PASSWORD));
        line.addAll(List.of(more));
        Process keytool = new ProcessBuilder(line).redirectErrorStream(true).start();
        // A question of its own would wait for an answer.
        keytool.getOutputStream().close();
        String output = new String(keytool.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (keytool.waitFor() != 0) {
            throw new IOException("keytool failed: " + output);
        }
    }
}
