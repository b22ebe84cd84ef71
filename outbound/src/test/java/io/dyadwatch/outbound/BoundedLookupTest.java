package io.dyadwatch.outbound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class BoundedLookupTest {
    private final CountDownLatch testOver = new CountDownLatch(1);
    private final AtomicInteger dead = new AtomicInteger();

    @Test
    void aNameWhoseServerNeverAnswersCostsOneThreadHoweverOftenItIsAskedFor() throws UnknownHostException {
        InetAddress address = InetAddress.getLoopbackAddress();

        try (BoundedLookup lookup = new BoundedLookup(host -> answer(host, address), Duration.ofMinutes(1))) {
            for (int i = 0; i < 70; i++) {
                String host = i % 2 == 0 ? "dead.example" : "DEAD.example";
                assertThatThrownBy(() -> lookup.addressesOf(host, Duration.ofMillis(5)))
                        .isInstanceOf(UnknownHostException.class);
            }

            assertThat(dead).hasValue(1);
            assertThat(lookup.addressesOf("good.example")).containsExactly(address);
            assertThat(lookup.addressesOf("good.example")).containsExactly(address);
        } finally {
            testOver.countDown();
        }
    }

    private InetAddress[] answer(String host, InetAddress address) {
        if (host.equals("dead.example")) {
            dead.incrementAndGet();
            try {
                testOver.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
        return new InetAddress[] {address};
    }
}
