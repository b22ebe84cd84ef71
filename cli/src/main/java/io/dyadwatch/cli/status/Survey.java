package io.dyadwatch.cli.status;

import io.dyadwatch.cli.http.Bearer;
import io.dyadwatch.cli.kafka.KafkaAccess;
import io.dyadwatch.cli.terminal.Failure;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.kafka.common.KafkaException;

/**
 * Asks everybody.
 *
 * @param urls by name of the service, each of one instance
 * @param alertGroup consumer group of alert-service
 */
record Survey(Map<String, List<String>> urls, KafkaAccess kafka, String alertGroup, Bearer bearer) {

    Overview at(Instant now) throws InterruptedException {
        List<Instance> services = urls.entrySet().stream()
                .flatMap(service -> service.getValue().stream().map(url -> Map.entry(service.getKey(), url)))
                .parallel()
                .map(each -> Instance.asked(each.getKey(), each.getValue(), bearer))
                .toList();
        Metrics metrics = services.stream().map(Instance::metrics).reduce(Metrics.NONE, Metrics::and);
        List<String> unasked = new ArrayList<>();
        services.stream()
                .filter(each -> each.state() != Instance.State.down && each.unasked() != null)
                .forEach(each -> unasked.add("metrics of " + each.service() + ": " + each.unasked()));
        List<String> kafkaAway = new ArrayList<>();
        Optional<KafkaSurvey> brokers = brokers(now, kafkaAway);

        Hop ingest = new Hop("ingest", null, Overview.orNull(metrics.max("dyadwatch_seconds_behind", "hop", "ingest")));
        List<Hop> hops = Stream.concat(
                        Stream.of(ingest),
                        brokers
                                .map(KafkaSurvey::hops)
                                .orElse(List.of(new Hop("enrich", null, null), new Hop("alert", null, null)))
                                .stream())
                .toList();
        List<DeadTopic> deadLetters = brokers.map(KafkaSurvey::deadLetters).orElse(null);
        Overview.Deliveries deliveries = Overview.Deliveries.of(metrics);
        Overview.Canary canary = Overview.Canary.of(metrics);
        Overview.Feeds feeds = Overview.Feeds.of(metrics);
        Long silent = Overview.whole(metrics.max("dyadwatch_alert_sources_silent"));
        List<String> vocabulary = metrics.labels("dyadwatch_enrich_vocabulary_info", "version");

        Judgement judgement = new Judgement();
        judgement.services(services);
        judgement.wrong().addAll(kafkaAway);
        judgement.hops(hops);
        judgement.deadLetters(deadLetters);
        judgement.deliveries(deliveries);
        judgement.canary(canary, now);
        judgement.feeds(feeds);
        judgement.sources(silent);
        judgement.vocabulary(vocabulary);
        boolean nobody = brokers.isEmpty() && services.stream().allMatch(each -> each.state() == Instance.State.down);
        return new Overview(
                now,
                verdict(nobody, judgement.wrong(), unasked),
                judgement.wrong(),
                judgement.notices(),
                unasked,
                services,
                hops,
                deadLetters,
                deliveries,
                canary,
                feeds,
                silent,
                vocabulary);
    }

    private static Overview.Verdict verdict(boolean nobody, List<String> wrong, List<String> unasked) {
        if (nobody) {
            return Overview.Verdict.unknown;
        }
        if (!wrong.isEmpty()) {
            return Overview.Verdict.wrong;
        }
        return unasked.isEmpty() ? Overview.Verdict.well : Overview.Verdict.unknown;
    }

    private Optional<KafkaSurvey> brokers(Instant now, List<String> away) throws InterruptedException {
        try {
            return Optional.of(KafkaSurvey.of(kafka, alertGroup, now));
        } catch (KafkaException | Failure e) {
            away.add("Kafka at " + kafka.bootstrapServers() + " does not answer: " + e.getMessage());
            return Optional.empty();
        }
    }
}
