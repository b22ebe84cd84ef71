package io.dyadwatch.alert;

import io.dyadwatch.alert.canary.Canaries;
import io.dyadwatch.alert.database.Database;
import io.dyadwatch.alert.delivery.AttemptRecorder;
import io.dyadwatch.alert.delivery.Deliveries;
import io.dyadwatch.alert.delivery.DeliveryQueue;
import io.dyadwatch.alert.delivery.DeliverySettings;
import io.dyadwatch.alert.delivery.DeliveryWorker;
import io.dyadwatch.alert.delivery.EndpointSwitch;
import io.dyadwatch.alert.delivery.KafkaSender;
import io.dyadwatch.alert.delivery.LanePolicy;
import io.dyadwatch.alert.delivery.LeaseHolder;
import io.dyadwatch.alert.delivery.Pings;
import io.dyadwatch.alert.delivery.Resends;
import io.dyadwatch.alert.delivery.RetrySchedule;
import io.dyadwatch.alert.delivery.Sender;
import io.dyadwatch.alert.delivery.SigningKeys;
import io.dyadwatch.alert.delivery.TracedSender;
import io.dyadwatch.alert.delivery.WebhookSender;
import io.dyadwatch.alert.endpoint.Endpoints;
import io.dyadwatch.alert.operator.OperatorEvents;
import io.dyadwatch.operations.trace.Tracing;
import io.dyadwatch.outbound.GuardedHttpClient;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.random.RandomGenerator;
import org.apache.kafka.clients.producer.Producer;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Endpoints and what is sent to them. */
@Singleton
public class DeliveryWiring {
    private static final Duration BROKER_PAUSE = Duration.ofSeconds(5);

    @Produces
    @Singleton
    Endpoints endpoints(Database database, Clock clock) {
        return new Endpoints(database, clock);
    }

    @Produces
    @Singleton
    Deliveries deliveries(Database database) {
        return new Deliveries(database);
    }

    @Produces
    @Singleton
    Resends resends(Database database, Clock clock) {
        return new Resends(database, clock);
    }

    @Produces
    @Singleton
    Pings pings(Database database, Clock clock) {
        return new Pings(database, clock);
    }

    @Produces
    @Singleton
    EndpointSwitch endpointSwitch(Database database, OperatorEvents events, Clock clock) {
        return new EndpointSwitch(database, events, clock);
    }

    @Produces
    @Singleton
    DeliveryWorker worker(
            AlertConfig config,
            Database database,
            LeaseHolder leases,
            GuardedHttpClient client,
            SigningKeys keys,
            Producer<byte[], byte[]> producer,
            OperatorEvents events,
            Canaries canaries,
            Clock clock,
            MeterRegistry meters,
            Tracing tracing,
            @ConfigProperty(name = "quarkus.application.version") String version) {
        DeliverySettings settings = settings(config);
        WebhookSender webhooks = new WebhookSender(client, keys, clock, "Dyadwatch/" + version);
        KafkaSender kafka = new KafkaSender(producer, clock, KafkaClients.PATIENCE);
        DeliveryQueue queue = new DeliveryQueue(database, clock, settings, leases::lease);
        AttemptRecorder recorder = new AttemptRecorder(database, clock, settings, RandomGenerator.getDefault(), events);
        Sender sender = new TracedSender(canaries.around(Sender.of(webhooks, kafka), kafka), tracing);
        return new DeliveryWorker(queue, recorder, sender, clock, settings, meters);
    }

    static DeliverySettings settings(AlertConfig config) {
        if (config.lease().compareTo(config.requestTimeout().multipliedBy(2)) <= 0
                || config.lease().compareTo(KafkaClients.PATIENCE) <= 0) {
            throw new IllegalArgumentException(
                    "dyadwatch.alert.lease must be more than twice request-timeout and more than "
                            + KafkaClients.PATIENCE);
        }
        return new DeliverySettings(
                config.concurrency(),
                config.lease(),
                config.pollInterval(),
                BROKER_PAUSE,
                new RetrySchedule(config.retrySchedule(), config.retryJitter()),
                new LanePolicy(
                        config.perEndpointConcurrency(),
                        config.perEndpointRate(),
                        config.circuitPause(),
                        config.circuitMaxPause(),
                        config.slowAfter(),
                        config.disableAfter(),
                        config.disableAfterAttempts()));
    }
}
