package io.dyadwatch.ingest.feed;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FeedPartitionTest {
    @Test
    void feedsOfOneHostLieInOnePartition() {
        assertThat(FeedPartition.of("https://example.org/rss?section=2", 6))
                .isEqualTo(FeedPartition.of("http://example.org/", 6));
        assertThat(FeedPartition.authority("https://example.org?a=b")).isEqualTo("example.org");
        assertThat(FeedPartition.authority("http://[2001:db8::1]:8080/x")).isEqualTo("[2001:db8::1]:8080");
    }

    @Test
    void hostsSpreadOverAllPartitions() {
        assertThat(IntStream.range(0, 100)
                        .mapToObj(i -> FeedPartition.of("https://host-" + i + ".example.org/", 6))
                        .collect(Collectors.toSet()))
                .containsExactlyInAnyOrder(0, 1, 2, 3, 4, 5);
    }
}
