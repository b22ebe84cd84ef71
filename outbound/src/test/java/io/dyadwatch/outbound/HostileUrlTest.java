package io.dyadwatch.outbound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class HostileUrlTest {
    /** The most that an operator can allow but for networks: what is refused under it is refused for what it is. */
    private static final TargetPolicy LAX = new TargetPolicy(List.of(), true, Ports.ANY);

    private static final UrlGuard GUARD = new UrlGuard(LAX, HostileUrls::addressesOf);
    private static final GuardedHttpClient CLIENT = new GuardedHttpClient(GUARD, Limits.DEFAULT);

    @AfterAll
    static void close() {
        CLIENT.close();
    }

    @ParameterizedTest
    @MethodSource("io.dyadwatch.outbound.HostileUrls#refused")
    void isRefusedWhenGivenAndWhenConnecting(String url) {
        assertThatThrownBy(() -> GUARD.check(url)).isInstanceOfSatisfying(RefusedTarget.class, refused -> {
            assertThat(refused.kind()).isEqualTo(Failure.REFUSED_TARGET);
            assertThat(refused.reason()).matches("(must|leads to|names) .+");

            assertThat(CLIENT.post(url, Map.of(), new byte[0]))
                    .isEqualTo(new Outcome.Failed(Failure.REFUSED_TARGET, "the URL " + refused.reason()));
        });
    }

    @ParameterizedTest
    @MethodSource("io.dyadwatch.outbound.HostileUrls#refused")
    void isRefusedByHttpToo(String url) {
        String plain = url.replaceFirst("^https:", "http:");

        assertThatThrownBy(() -> GUARD.check(plain)).isInstanceOf(RefusedTarget.class);
        assertThat(CLIENT.post(plain, Map.of(), new byte[0]))
                .isInstanceOfSatisfying(
                        Outcome.Failed.class,
                        failed -> assertThat(failed.kind()).isEqualTo(Failure.REFUSED_TARGET));
    }

    @Test
    void theListIsLongerThanTheBarAsksFor() {
        assertThat(HostileUrls.refused().distinct().count()).isGreaterThan(60);
    }

    @ParameterizedTest
    @FieldSource("io.dyadwatch.outbound.HostileUrls#NAMES_WITHOUT_ADDRESS")
    void aNameWithoutAddressIsAnotherKindOfRefusal(String url) {
        assertThatThrownBy(() -> GUARD.check(url))
                .isInstanceOfSatisfying(
                        RefusedTarget.class,
                        refused -> assertThat(refused.kind()).isEqualTo(Failure.LOOKUP));
        assertThat(CLIENT.post(url, Map.of(), new byte[0]))
                .isInstanceOfSatisfying(
                        Outcome.Failed.class,
                        failed -> assertThat(failed.kind()).isEqualTo(Failure.LOOKUP));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://public.example",
                "https://public.example/",
                "https://public.example./",
                "HTTPS://PUBLIC.Example/Hook",
                "https://public.example:443/",
                "https://public.example:0443/",
                "https://public.example:/",
                "https://public.example:8443/a//b/../c?x=y&z=%20",
                "https://public.example?a=b",
                "https://public.example/?redirect=https://127.0.0.1/",
                "https://public.example/@127.0.0.1",
                "https://xn--mnchen-3ya.example/stra%C3%9Fe",
                "https://93.184.215.14/",
                "https://1.1.1.1/",
                "https://9.255.255.255/",
                "https://11.0.0.0/",
                "https://100.63.255.255/",
                "https://100.128.0.0/",
                "https://126.255.255.255/",
                "https://128.0.0.1/",
                "https://169.253.255.255/",
                "https://172.15.255.255/",
                "https://172.32.0.0/",
                "https://192.167.255.255/",
                "https://198.17.255.255/",
                "https://198.20.0.0/",
                "https://223.255.255.255/",
                "https://[2606:2800:21f:cb07:6820:80da:af6b:8b2c]/",
                "https://[2606:2800:21F:CB07:6820:80DA:AF6B:8B2C]:8443/",
                "https://[2001:4860:4860::8888]/",
                "https://[2a00:1450:4001:82b::200e]/",
            })
    void aPublicTargetIsNotRefused(String url) {
        UrlGuard strict = new UrlGuard(List.of(), HostileUrls::addressesOf);

        assertThatCode(() -> strict.check(url)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "http://public.example/ | must start with https://, since plain http is not allowed there",
                "http://public.example:443/ | must start with https://, since plain http is not allowed there",
                "http://93.184.215.14/ | must start with https://, since plain http is not allowed there",
                "https://public.example:22/ | must have one of the allowed ports: 443, 8443",
                "https://public.example:25/ | must have one of the allowed ports: 443, 8443",
                "https://public.example:80/ | must have one of the allowed ports: 443, 8443",
                "https://public.example:6379/ | must have one of the allowed ports: 443, 8443",
                "https://public.example:65535/ | must have one of the allowed ports: 443, 8443",
                "https://ünïcode.example/ | must be written without spaces and in ASCII: the host's name as xn--…, the"
                        + " rest percent-encoded",
                "https://2130706433/ | must write an IPv4 address as four decimal numbers",
                "https://localhost/ | leads to a loopback address, which is not in allowed-networks",
                "https://[::8.8.8.8]/ | leads to an IPv4-compatible address, which is not in allowed-networks",
            })
    void theReasonSaysWhatToDo(String url, String reason) {
        UrlGuard strict = new UrlGuard(List.of(), HostileUrls::addressesOf);

        assertThatThrownBy(() -> strict.check(url))
                .isInstanceOf(RefusedTarget.class)
                .hasMessage(reason);
        try (GuardedHttpClient client = new GuardedHttpClient(strict, Limits.DEFAULT)) {
            assertThat(client.post(url, Map.of(), new byte[0]))
                    .isEqualTo(new Outcome.Failed(Failure.REFUSED_TARGET, "the URL " + reason));
        }
    }
}
