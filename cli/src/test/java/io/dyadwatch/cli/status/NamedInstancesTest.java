package io.dyadwatch.cli.status;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.UnknownHostException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NamedInstancesTest {
    @Test
    void behindAServicesNameInANetworkOfDockerStandsEachOfItsContainers() {
        assertThat(with("172.20.0.5", "172.20.0.4").behind("http://enrich-service:8082"))
                .containsExactly("http://172.20.0.4:8082", "http://172.20.0.5:8082");
    }

    @Test
    void oneAddressIsAskedByItsName() {
        assertThat(with("172.20.0.4").behind("http://alert-service:8083")).containsExactly("http://alert-service:8083");
    }

    @Test
    void aCertificateIsForTheName() {
        assertThat(with("172.20.0.5", "172.20.0.4").behind("https://alert-service:8443"))
                .containsExactly("https://alert-service:8443");
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "192.0.2.1", "::1", "2001:db8::1"})
    void anAddressThatIsNotPrivateIsNoInstances(String other) {
        assertThat(with("172.20.0.5", other).behind("http://news.example:80"))
                .containsExactly("http://news.example:80");
    }

    @ParameterizedTest
    @ValueSource(strings = {"alert-service:8083", "http://", "not a URL"})
    void whatIsNoUrlIsLeftToWhoeverAsksIt(String url) {
        assertThat(with("172.20.0.5", "172.20.0.4").behind(url)).containsExactly(url);
    }

    @Test
    void aNameThatNobodyKnowsIsLeftToWhoeverAsksIt() {
        NamedInstances nobody = new NamedInstances(host -> {
            throw new UnknownHostException(host);
        });

        assertThat(nobody.behind("http://nowhere:1")).containsExactly("http://nowhere:1");
    }

    private static NamedInstances with(String... addresses) {
        return new NamedInstances(host -> {
            InetAddress[] found = new InetAddress[addresses.length];
            for (int i = 0; i < addresses.length; i++) {
                found[i] = InetAddress.getByName(addresses[i]);
            }
            return found;
        });
    }
}
