package io.dyadwatch.outbound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UrlGuardTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "http://127.0.0.1/ | loopback",
                "http://127.255.255.254/ | loopback",
                "http://[::1]/ | loopback",
                "http://10.1.2.3/ | private",
                "http://172.16.0.1/ | private",
                "http://172.31.255.255/ | private",
                "http://192.168.1.1/ | private",
                "http://[fd12:3456::1]/ | private",
                "http://169.254.1.1/ | link-local",
                "http://[fe80::1]/ | link-local",
                "http://[fec0::1]/ | site-local",
                "http://100.64.0.1/ | carrier-grade NAT",
                "http://100.127.255.255/ | carrier-grade NAT",
                "http://169.254.169.254/latest/meta-data/ | cloud metadata",
                "http://168.63.129.16/ | cloud metadata",
                "http://[fd00:ec2::254]/ | cloud metadata",
                "http://224.0.0.1/ | multicast",
                "http://239.255.255.255/ | multicast",
                "http://[ff02::1]/ | multicast",
                "http://0.0.0.0/ | unspecified",
                "http://0.1.2.3/ | unspecified",
                "http://[::]/ | unspecified",
                "http://[::ffff:127.0.0.1]/ | IPv4-mapped",
                "http://[::ffff:7f00:1]/ | IPv4-mapped",
                "http://[::ffff:169.254.169.254]/ | IPv4-mapped",
                "http://[0:0:0:0:0:ffff:0a00:0001]/ | IPv4-mapped",
                "http://[::127.0.0.1]/ | IPv4-compatible",
                "http://[::8.8.8.8]/ | IPv4-compatible",
                "http://[64:ff9b::7f00:1]/ | NAT64",
                "http://[64:ff9b:1::1]/ | NAT64",
                "http://[2002:7f00:1::]/ | 6to4",
                "http://192.88.99.1/ | 6to4",
                "http://[2001:0:4136:e378:8000:63bf:3fff:fdd2]/ | Teredo",
                "http://192.0.2.1/ | documentation",
                "http://198.51.100.1/ | documentation",
                "http://203.0.113.1/ | documentation",
                "http://[2001:db8::1]/ | documentation",
                "http://[3fff::1]/ | documentation",
                "http://198.18.0.1/ | benchmarking",
                "http://192.0.0.8/ | reserved",
                "http://240.0.0.1/ | reserved",
                "http://[4000::1]/ | reserved",
                "http://[100::1]/ | discard-only",
                "http://255.255.255.255/ | broadcast",
                "http://half.example/ | private",
                "https://inside.example:8443/x?y=z | loopback",
            })
    void refusesWhatIsNotPubliclyRoutable(String url, String kind) {
        assertThatThrownBy(() -> guard().check(url))
                .isInstanceOf(RefusedTarget.class)
                .hasMessageContaining(" " + kind + " address");
    }

    @Test
    void doesNotTellTheAddressThatANameHas() {
        assertThatThrownBy(() -> guard().check("http://half.example/"))
                .isInstanceOf(RefusedTarget.class)
                .message()
                .doesNotContain("10.0.0.7");
    }

    @Test
    void letsAllowedNetworksPassOnTheirPortOnly() throws RefusedTarget {
        UrlGuard guard = guard("127.0.0.1/32:8090", "[::1/128]:8090", "10.0.0.0/8");

        assertThat(guard.check("http://127.0.0.1:8090/hook")).isNotNull();
        assertThat(guard.check("http://inside.example:8090/hook")).isNotNull();
        assertThat(guard.check("http://[::1]:8090/hook")).isNotNull();
        assertThat(guard.check("https://10.9.8.7/hook")).isNotNull();
        assertThatThrownBy(() -> guard.check("http://half.example/hook"))
                .isInstanceOf(RefusedTarget.class)
                .hasMessage("must start with https://, since plain http is not allowed there");
        assertThat(guard.check("https://half.example/hook")).isNotNull();
        assertThatThrownBy(() -> guard.check("http://127.0.0.1:8091/hook")).isInstanceOf(RefusedTarget.class);
        assertThatThrownBy(() -> guard.check("http://127.0.0.2:8090/hook")).isInstanceOf(RefusedTarget.class);
        assertThatThrownBy(() -> guard.check("http://[::1]/hook")).isInstanceOf(RefusedTarget.class);
    }

    @Test
    void whatIsInAnAllowedNetworkNeedsNeitherHttpsNorAUsualPort() throws RefusedTarget {
        UrlGuard guard = guard("127.0.0.1/32", "93.184.215.0/24:9000");

        assertThat(guard.check("http://127.0.0.1:40123/hook")).isNotNull();
        assertThat(guard.check("http://93.184.215.14:9000/hook")).isNotNull();
        assertThatThrownBy(() -> guard.check("http://93.184.215.14:9001/")).hasMessageContaining("https://");
        assertThatThrownBy(() -> guard.check("https://93.184.215.14:9001/")).hasMessageContaining("443, 8443");
    }

    @Test
    void theOperatorSettlesHttpAndPorts() throws RefusedTarget {
        UrlGuard http = new UrlGuard(new TargetPolicy(List.of(), true, Ports.USUAL), HostileUrls::addressesOf);
        UrlGuard listed = new UrlGuard(
                new TargetPolicy(List.of(), true, Ports.parse(List.of("443", " 9443"))), HostileUrls::addressesOf);
        UrlGuard any =
                new UrlGuard(new TargetPolicy(List.of(), false, Ports.parse(List.of("any"))), HostileUrls::addressesOf);

        assertThat(http.check("http://public.example/")).isNotNull();
        assertThat(http.check("http://public.example:8080/")).isNotNull();
        assertThatThrownBy(() -> http.check("http://public.example:443/")).hasMessageContaining("80, 8080");
        assertThat(listed.check("https://public.example:9443/")).isNotNull();
        assertThat(listed.check("http://public.example:9443/")).isNotNull();
        assertThatThrownBy(() -> listed.check("https://public.example:8443/")).hasMessageContaining("443, 9443");
        assertThatThrownBy(() -> listed.check("http://public.example/")).hasMessageContaining("443, 9443");
        assertThat(any.check("https://public.example:1/")).isNotNull();
        assertThat(any.check("https://public.example:65535/")).isNotNull();
        assertThatThrownBy(() -> any.check("http://public.example:1/")).hasMessageContaining("https://");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0", "65536", "-1", "https", "any,443", "443,any", "443-445", "443,,8443"})
    void refusesPortsThatAreNone(String written) {
        assertThatThrownBy(() -> Ports.parse(List.of(written.split(",", -1))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("is no port: write numbers from 1 to 65535");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "10.0.0.0",
                "10.0.0.1/8",
                "10.0.0.0/33",
                "::1/129",
                "example.org/8",
                "10.0.0.0/8:0",
                "10.0.0.0/8:70000",
                "10.0.0/8",
                "/8",
                "",
            })
    void refusesNetworksThatAreNone(String text) {
        assertThatThrownBy(() -> Network.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("'" + text + "' is no network");
    }

    private static UrlGuard guard(String... allowed) {
        List<Network> networks = Stream.of(allowed).map(Network::parse).toList();
        return new UrlGuard(new TargetPolicy(networks, false, Ports.USUAL), HostileUrls::addressesOf);
    }
}
