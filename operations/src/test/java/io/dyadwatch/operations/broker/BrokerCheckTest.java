package io.dyadwatch.operations.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dyadwatch.contracts.Topics;
import io.dyadwatch.localstack.EmbeddedKafka;
import io.dyadwatch.localstack.TopicProvisioner;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.CommonClientConfigs;
import org.junit.jupiter.api.Test;

class BrokerCheckTest {
    private static final String TOPIC = Topics.ARTICLE.name();

    @Test
    void allIsWellOnceTheTopicIsThereUntilTheBrokerIsAwayAndAgainWhenItIsBack() throws Exception {
        Path data = Files.createTempDirectory(Files.createDirectories(Path.of("target", "kafka")), "check");
        EmbeddedKafka kafka = EmbeddedKafka.start(data, 0);
        int port = kafka.port();
        try (BrokerCheck check = check(kafka.bootstrapServers())) {
            assertThat(check.problem()).contains("UnknownTopicOrPartitionException");

            new TopicProvisioner(kafka.bootstrapServers()).provision((short) 1);
            assertThat(check.problem()).isEmpty();
            check.require();

            kafka.close();
            assertThat(check.problem()).isPresent();
            assertThatThrownBy(check::require).isInstanceOf(BrokerCheck.BrokerAway.class);

            kafka = EmbeddedKafka.start(data, port);
            assertThat(check.problem()).isEmpty();
        } finally {
            kafka.close();
        }
    }

    @Test
    void aBrokerWhoseNameDoesNotResolveIsAway() {
        try (BrokerCheck check = check("no-such-broker.invalid:9092")) {
            assertThat(check.problem()).isPresent();
        }
    }

    private static BrokerCheck check(String servers) {
        return new BrokerCheck(Map.of(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, servers), "check", List.of(TOPIC));
    }
}
