package io.dyadwatch.operations.trust;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dyadwatch.localstack.wires.CertificateAuthority;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AuthoritiesTest {
    @TempDir
    private Path folder;

    @Test
    void a_certificate_in_a_file_is_trusted() throws IOException {
        Path file = Files.writeString(
                folder.resolve("ca.pem"), CertificateAuthority.in(folder).certificate());

        assertThat(Authorities.trusted(file).getSocketFactory()).isNotNull();
    }

    @Test
    void a_file_that_is_missing_or_holds_no_certificate_is_named() throws IOException {
        Path missing = folder.resolve("missing.pem");
        Path empty = Files.createFile(folder.resolve("empty.pem"));
        Path other = Files.writeString(folder.resolve("other.pem"), "-----BEGIN CERTIFICATE-----\nnone\n");

        assertThatThrownBy(() -> Authorities.trusted(missing))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(missing.toString());
        assertThatThrownBy(() -> Authorities.trusted(empty))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("without a certificate: " + empty);
        assertThatThrownBy(() -> Authorities.trusted(other))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(other.toString());
    }
}
