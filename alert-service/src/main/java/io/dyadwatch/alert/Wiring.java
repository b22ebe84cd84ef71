package io.dyadwatch.alert;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.dyadwatch.alert.brake.FloodBrake;
import io.dyadwatch.alert.brake.Patrol;
import io.dyadwatch.alert.brake.ReleaseResource;
import io.dyadwatch.alert.brake.Sending;
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
import io.dyadwatch.alert.delivery.LedgerOutbox;
import io.dyadwatch.alert.delivery.Pings;
import io.dyadwatch.alert.delivery.Resends;
import io.dyadwatch.alert.delivery.RetrySchedule;
import io.dyadwatch.alert.delivery.Sender;
import io.dyadwatch.alert.delivery.SigningKeys;
import io.dyadwatch.alert.delivery.TracedSender;
import io.dyadwatch.alert.delivery.WebhookSender;
import io.dyadwatch.alert.endpoint.Endpoints;
import io.dyadwatch.alert.intake.ArticleIntake;
import io.dyadwatch.alert.intake.DeadLetters;
import io.dyadwatch.alert.intake.LiveWatches;
import io.dyadwatch.alert.intake.Patience;
import io.dyadwatch.alert.ledger.Alerts;
import io.dyadwatch.alert.ledger.Ledger;
import io.dyadwatch.alert.match.SourceName;
import io.dyadwatch.alert.match.WatchFollower;
import io.dyadwatch.alert.match.WatchIndex;
import io.dyadwatch.alert.operator.OperatorEvents;
import io.dyadwatch.alert.source.Sightings;
import io.dyadwatch.alert.vocabulary.Vocabulary;
import io.dyadwatch.alert.vocabulary.VocabularyReader;
import io.dyadwatch.alert.watch.WatchChanges;
import io.dyadwatch.alert.watch.WatchCheck;
import io.dyadwatch.alert.watch.Watches;
import io.dyadwatch.contracts.Json;
import io.dyadwatch.contracts.Topics;
import io.dyadwatch.operations.trace.Tracing;
import io.dyadwatch.outbound.BoundedLookup;
import io.dyadwatch.outbound.GuardedHttpClient;
import io.dyadwatch.outbound.Limits;
import io.dyadwatch.outbound.Network;
import io.dyadwatch.outbound.Ports;
import io.dyadwatch.outbound.TargetPolicy;
import io.dyadwatch.outbound.UrlGuard;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.net.InetAddress;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import javax.sql.DataSource;
import org.apache.kafka.clients.producer.Producer;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Puts the plain parts together. */
@Singleton
public class Wiring {
    private static final Duration BROKER_PAUSE = Duration.ofSeconds(5);
    /** A little longer than the producer's own limit, which tells more. */
    private static final Duration BROKER_LIMIT = Duration.ofMillis(KafkaClients.SEND_LIMIT_MS + 2000L);

    @Produces
    @Singleton
    ObjectMapper json() {
        return Json.mapper();
    }

    @Produces
    @Singleton
    Clock clock() {
        return Clock.systemUTC();
    }

    @Produces
    @Singleton
    Database database(DataSource connections) {
        return new Database(connections);
    }

    @Produces
    @Singleton
    BoundedLookup lookup(AlertConfig config) {
        return new BoundedLookup(
                InetAddress::getAllByName, config.requestTimeout().dividedBy(3));
    }

    void close(@Disposes BoundedLookup lookup) {
        lookup.close();
    }

    @Produces
    @Singleton
    UrlGuard guard(AlertConfig config, BoundedLookup lookup) {
        List<Network> allowed = config.allowedNetworks().orElse(List.of()).stream()
                .map(Network::parse)
                .toList();
        Ports ports = config.allowedPorts().map(Ports::parse).orElse(Ports.USUAL);
        return new UrlGuard(new TargetPolicy(allowed, config.allowHttp(), ports), lookup);
    }

    @Produces
    @Singleton
    GuardedHttpClient client(AlertConfig config, UrlGuard guard) {
        return new GuardedHttpClient(guard, limits(config));
    }

    @Produces
    @Singleton
    Vocabulary vocabulary() {
        return new Vocabulary();
    }

    @Produces
    @Singleton
    VocabularyReader vocabularyReader(KafkaClients kafka, Vocabulary vocabulary) {
        return new VocabularyReader(kafka::vocabularyConsumer, vocabulary);
    }

    @Produces
    @Singleton
    Endpoints endpoints(Database database, Clock clock) {
        return new Endpoints(database, clock);
    }

    @Produces
    @Singleton
    Watches watches(Database database, Clock clock) {
        return new Watches(database, clock);
    }

    @Produces
    @Singleton
    WatchCheck watchCheck(Vocabulary vocabulary, Endpoints endpoints) {
        return new WatchCheck(
                vocabulary,
                (subscriber, endpoint) ->
                        endpoints.find(Optional.of(subscriber), endpoint).isPresent());
    }

    @Produces
    @Singleton
    Alerts alerts(Database database) {
        return new Alerts(database);
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
    Patience patience() {
        return new Patience();
    }

    @Produces
    @Singleton
    DeadLetters deadLetters(Producer<byte[], byte[]> producer) {
        return new DeadLetters(producer, Topics.ENRICHED_ARTICLE_DLQ.name(), BROKER_LIMIT);
    }

    @Produces
    @Singleton
    SourceName sourceName() {
        return new SourceName();
    }

    @Produces
    @Singleton
    WatchIndex watchIndex(SourceName names) {
        return new WatchIndex(names);
    }

    @Produces
    @Singleton
    WatchFollower watchFollower(
            AlertConfig config, Database database, WatchIndex index, Clock clock, MeterRegistry meters) {
        return new WatchFollower(new WatchChanges(database), index, config.watchPollInterval(), clock, meters);
    }

    @Produces
    @Singleton
    ArticleIntake intake(
            Ledger ledger,
            WatchIndex index,
            WatchFollower follower,
            SourceName names,
            Clock clock,
            Sightings sightings) {
        return new ArticleIntake(new LiveWatches(index, follower::isReady), ledger, names, clock, sightings::saw);
    }

    @Produces
    @Singleton
    OperatorEvents operatorEvents(Database database, MeterRegistry meters) {
        return new OperatorEvents(database, new LedgerOutbox(), meters);
    }

    @Produces
    @Singleton
    Sending sending(Database database, OperatorEvents events, Clock clock) {
        return new Sending(database, events, clock);
    }

    @Produces
    @Singleton
    FloodBrake brake(AlertConfig config, Database database, Sending sending, OperatorEvents events, Clock clock) {
        return new FloodBrake(database, sending, events, clock, config.floodTotal(), config.floodPerWatch());
    }

    @Produces
    @Singleton
    Patrol patrol(FloodBrake brake, Sending sending, MeterRegistry meters) {
        return new Patrol(brake, sending, meters);
    }

    @Produces
    @Singleton
    ReleaseResource.WatchOwners watchOwners(Watches watches) {
        return watches::existed;
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
        KafkaSender kafka = new KafkaSender(producer, clock, BROKER_LIMIT);
        DeliveryQueue queue = new DeliveryQueue(database, clock, settings, leases::lease);
        AttemptRecorder recorder = new AttemptRecorder(database, clock, settings, RandomGenerator.getDefault(), events);
        Sender sender = new TracedSender(canaries.around(Sender.of(webhooks, kafka), kafka), tracing);
        return new DeliveryWorker(queue, recorder, sender, clock, settings, meters);
    }

    /** A connection for each attempt: shares are the queue's business, and many endpoints may be on one host. */
    private static Limits limits(AlertConfig config) {
        return Limits.DEFAULT.withTotal(config.requestTimeout()).withConnections(config.concurrency());
    }

    static DeliverySettings settings(AlertConfig config) {
        if (config.lease().compareTo(config.requestTimeout().multipliedBy(2)) <= 0
                || config.lease().compareTo(BROKER_LIMIT) <= 0) {
            throw new IllegalArgumentException(
                    "dyadwatch.alert.lease must be more than twice request-timeout and more than " + BROKER_LIMIT);
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
