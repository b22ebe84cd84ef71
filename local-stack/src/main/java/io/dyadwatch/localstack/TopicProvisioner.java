package io.dyadwatch.localstack;

import io.dyadwatch.contracts.Topic;
import io.dyadwatch.contracts.Topics;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/** Makes on a broker the topics that {@link Topics} declares. */
public final class TopicProvisioner {
    /** How long the brokers may take to answer. */
    private static final int TIMEOUT_SECONDS = 30;

    private final Map<String, Object> client;

    public TopicProvisioner(String bootstrapServers) {
        this(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers));
    }

    /** @param client Kafka client settings, the brokers' address among them */
    public TopicProvisioner(Map<String, ?> client) {
        this.client = new HashMap<>(client);
        this.client.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, 10_000);
        this.client.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, TIMEOUT_SECONDS * 1000);
    }

    /**
     * Makes every topic that is missing; clients can use them all when this returns. One that is there is left as it is,
     * whatever its settings.
     *
     * @param replicationFactor copies of each partition; not more than there are brokers
     * @return names of the topics made, in the order of their declaration
     * @throws LocalStackException if the brokers do not answer within 30 s or refuse a topic
     */
    public List<String> provision(short replicationFactor) {
        try (Admin admin = Admin.create(client)) {
            Set<String> present = admin.listTopics().names().get(TIMEOUT_SECONDS, TimeUnit.SECONDS);
            List<String> made = new ArrayList<>();
            for (Topic<?> topic : Topics.ALL) {
                if (!present.contains(topic.name()) && make(admin, topic, replicationFactor)) {
                    made.add(topic.name());
                }
            }
            awaitKnown(admin);
            return made;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LocalStackException("interrupted while making topics", e);
        } catch (ExecutionException | TimeoutException e) {
            throw failed(e);
        }
    }

    /** Returns false where somebody else made the topic in the meantime. */
    private static boolean make(Admin admin, Topic<?> topic, short replicationFactor)
            throws InterruptedException, ExecutionException, TimeoutException {
        NewTopic wanted = new NewTopic(topic.name(), topic.partitions(), replicationFactor).configs(topic.settings());
        try {
            admin.createTopics(List.of(wanted)).all().get(TIMEOUT_SECONDS, TimeUnit.SECONDS);
            return true;
        } catch (ExecutionException e) {
            if (e.getCause() instanceof TopicExistsException) {
                return false;
            }
            throw e;
        }
    }

    /** The controller makes a topic at once; the broker that a client asks may not have heard of it for a moment. */
    private static void awaitKnown(Admin admin) throws InterruptedException, ExecutionException, TimeoutException {
        List<String> names = Topics.ALL.stream().map(Topic::name).toList();
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(TIMEOUT_SECONDS);
        while (true) {
            try {
                admin.describeTopics(names).allTopicNames().get(TIMEOUT_SECONDS, TimeUnit.SECONDS);
                return;
            } catch (ExecutionException e) {
                if (!(e.getCause() instanceof UnknownTopicOrPartitionException) || System.nanoTime() > deadline) {
                    throw e;
                }
                Thread.sleep(50);
            }
        }
    }

    private LocalStackException failed(Exception e) {
        Throwable cause = e instanceof ExecutionException && e.getCause() != null ? e.getCause() : e;
        String reason = cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
        return new LocalStackException(
                "could not make topics on " + client.get(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG) + ": " + reason,
                cause);
    }
}
