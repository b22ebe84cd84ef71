package io.dyadwatch.outbound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UrlGuardTest {
    private static final Map<String, List<String>> NAMES = Map.of(
            "public.example", List.of("93.184.215.14", "2606:2800:21f:cb07:6820:80da:af6b:8b2c"),
            "half.example", List.of("93.184.215.14", "10.0.0.7"),
            "inside.example", List.of("127.0.0.1"));

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
                "http://[::ffff:127.0.0.1]/ | loopback",
                "http://[::ffff:7f00:1]/ | loopback",
                "http://[::ffff:169.254.169.254]/ | cloud metadata",
                "http://[0:0:0:0:0:ffff:0a00:0001]/ | private",
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

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://2130706433/",
                "http://017700000001/",
                "http://0x7f000001/",
                "http://0x7f.0.0.1/",
                "http://0177.0.0.1/",
                "http://127.1/",
                "http://127.0.1/",
                "http://127.0.0.1./",
                "http://127.0.0.256/",
                "http://[fe80::1%25eth0]/",
                "http://user@public.example/",
                "http://user:secret@public.example/",
                "http://public.example@127.0.0.1/",
                "ftp://public.example/",
                "file:///etc/passwd",
                "gopher://public.example/",
                "javascript:alert(1)",
                "//public.example/",
                "public.example",
                "http://",
                "http:///path",
                "http:public.example",
                "http://public.example:0/",
                "http://public.example:65536/",
                "http://public.example:http/",
                "http://not a host/",
                "http://unknown.example/",
                "http://\u0000/",
                "",
            })
    void refusesFormsThatMisleadParsersAndWhatIsNoUrl(String url) {
        assertThatThrownBy(() -> guard().check(url))
                .isInstanceOf(RefusedTarget.class)
                .message()
                .isNotBlank();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://public.example",
                "https://public.example/hook?a=b",
                "HTTPS://PUBLIC.example:8443/",
                "http://93.184.215.14/",
                "http://[2606:2800:21f:cb07:6820:80da:af6b:8b2c]/",
                "http://172.15.255.255/",
                "http://172.32.0.1/",
                "http://100.128.0.1/",
                "http://11.0.0.1/",
            })
    void letsPublicTargetsPass(String url) throws RefusedTarget {
        assertThat(guard().check(url)).hasToString(url);
    }

    @Test
    void letsAllowedNetworksPassOnTheirPortOnly() throws RefusedTarget {
        UrlGuard guard = guard("127.0.0.1/32:8090", "[::1/128]:8090", "10.0.0.0/8");

        assertThat(guard.check("http://127.0.0.1:8090/hook")).isNotNull();
        assertThat(guard.check("http://inside.example:8090/hook")).isNotNull();
        assertThat(guard.check("http://[::1]:8090/hook")).isNotNull();
        assertThat(guard.check("https://10.9.8.7/hook")).isNotNull();
        assertThat(guard.check("http://half.example/hook")).isNotNull();
        assertThatThrownBy(() -> guard.check("http://127.0.0.1:8091/hook")).isInstanceOf(RefusedTarget.class);
        assertThatThrownBy(() -> guard.check("http://127.0.0.2:8090/hook")).isInstanceOf(RefusedTarget.class);
        assertThatThrownBy(() -> guard.check("http://[::1]/hook")).isInstanceOf(RefusedTarget.class);
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
        return new UrlGuard(List.of(allowed).stream().map(Network::parse).toList(), UrlGuardTest::addressesOf);
    }

    private static InetAddress[] addressesOf(String host) throws UnknownHostException {
        boolean literal = host.indexOf(':') >= 0 || host.matches("[0-9.]+");
        List<String> addresses = literal ? List.of(host) : NAMES.get(host.toLowerCase(java.util.Locale.ROOT));
        if (addresses == null) {
            throw new UnknownHostException(host);
        }
        InetAddress[] found = new InetAddress[addresses.size()];
        for (int i = 0; i < found.length; i++) {
            found[i] = InetAddress.getByName(addresses.get(i));
        }
        return found;
    }
}
