package io.dyadwatch.operations.broker;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;

/** Asks the brokers whether they answer now and have the topics; waits 2 s for an answer. Safe for threads. */
public final class BrokerCheck implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final Map<String, Object> kafka;
    private final String clientId;
    private final List<String> topics;
    private @Nullable Admin admin;

    /**
     * @param kafka settings that hold for all clients
     * @param clientId of the one client that asks
     * @param topics that must be there
     */
    public BrokerCheck(Map<String, Object> kafka, String clientId, List<String> topics) {
        this.kafka = Map.copyOf(kafka);
        this.clientId = clientId;
        this.topics = List.copyOf(topics);
    }

    /** Empty if all is well, else the name of what went wrong, for example {@code UnknownTopicOrPartitionException}. */
    public synchronized Optional<String> problem() {
        try {
            admin().describeTopics(topics).allTopicNames().get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
            return Optional.empty();
        } catch (ExecutionException e) {
            Throwable cause = e.getCause() == null ? e : e.getCause();
            return Optional.of(cause.getClass().getSimpleName());
        } catch (TimeoutException | KafkaException e) {
            return Optional.of(e.getClass().getSimpleName());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.of("interrupted");
        }
    }

    /**
     * Returns if all is well.
     *
     * @throws BrokerAway if not
     */
    public void require() throws BrokerAway {
        Optional<String> problem = problem();
        if (problem.isPresent()) {
            throw new BrokerAway(problem.get());
        }
    }

    /** The brokers do not answer, or do not have what is needed. */
    public static final class BrokerAway extends Exception {
        private static final long serialVersionUID = 1L;

        BrokerAway(String problem) {
            super(problem);
        }
    }

    @Override
    public synchronized void close() {
        if (admin != null) {
            admin.close(Duration.ZERO);
        }
    }

    /** Made when first asked for: while no broker's name resolves there cannot be one. */
    private Admin admin() {
        Admin present = admin;
        if (present != null) {
            return present;
        }
        Map<String, Object> settings = new HashMap<>(kafka);
        settings.put(AdminClientConfig.CLIENT_ID_CONFIG, clientId);
        settings.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, (int) PATIENCE.toMillis());
        settings.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, (int) PATIENCE.toMillis());
        settings.put(AdminClientConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG, 1_000);
        Admin made = Admin.create(settings);
        admin = made;
        return made;
    }
}
