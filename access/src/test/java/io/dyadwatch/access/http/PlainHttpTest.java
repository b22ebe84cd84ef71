package io.dyadwatch.access.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.net.SocketAddress;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlainHttpTest {
    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "127.8.8.8", "::1"})
    void this_machine_may_come_in_the_clear(String address) throws UnknownHostException {
        assertThat(PlainHttp.THIS_MACHINE.admits(false, from(address))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"172.17.0.1", "10.0.0.127", "12.7.0.1", "::ffff:10.0.0.1", "fe80::1", "2001:db8::1"})
    void another_machine_comes_encrypted_or_not_at_all(String address) throws UnknownHostException {
        assertThat(PlainHttp.THIS_MACHINE.admits(false, from(address))).isFalse();
        assertThat(PlainHttp.THIS_MACHINE.admits(true, from(address))).isTrue();
    }

    @Test
    void who_comes_from_nowhere_is_another_machine() {
        assertThat(PlainHttp.THIS_MACHINE.admits(false, null)).isFalse();
    }

    @Test
    void unless_it_is_set_everybody_may_come() throws UnknownHostException {
        assertThat(PlainHttp.EVERYBODY.admits(false, from("10.0.0.1"))).isTrue();
    }

    private static SocketAddress from(String address) throws UnknownHostException {
        return SocketAddress.inetSocketAddress(new InetSocketAddress(InetAddress.getByName(address), 1234));
    }
}
