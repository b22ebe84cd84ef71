package io.dyadwatch.enrich.vocabulary;

import io.dyadwatch.enrich.EnrichConfig;
import io.dyadwatch.tagging.Vocabulary;
import io.dyadwatch.tagging.vocabulary.VocabularyFile;
import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.common.annotation.Identifier;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** The one vocabulary of the service, for everybody in it. */
@Dependent
class VocabularyWiring {
    private static final String CANARY_FILE = "actors/canary.yaml";

    @Produces
    @Singleton
    VocabularyMetrics metrics(MeterRegistry registry) {
        return new VocabularyMetrics(registry);
    }

    @Produces
    @Singleton
    LiveVocabulary live(EnrichConfig config, VocabularyMetrics metrics) {
        ExecutorService builder = Executors.newSingleThreadExecutor(task -> {
            Thread thread = new Thread(task, "vocabulary-build");
            thread.setDaemon(true);
            return thread;
        });
        return new LiveVocabulary(files(config.vocabulary()), builder, metrics);
    }

    @Produces
    @Singleton
    VocabularyTopic topic(@Identifier("default-kafka-broker") Map<String, Object> kafka) {
        return new VocabularyTopic(kafka, Clock.systemUTC());
    }

    @Produces
    @Singleton
    VocabularyFollower follower(VocabularyTopic topic, LiveVocabulary live, VocabularyMetrics metrics) {
        return new VocabularyFollower(topic, live, metrics);
    }

    @Produces
    @Singleton
    VocabularyWriter writer(VocabularyTopic topic, LiveVocabulary live) {
        return new VocabularyWriter(topic, live);
    }

    @Produces
    @Singleton
    VocabularyListing listing(VocabularyWriter writer, LiveVocabulary live) {
        return new VocabularyListing(writer, live);
    }

    static Vocabulary files(Optional<Path> folder) {
        try {
            return folder.isPresent() ? withCanary(Vocabulary.files(folder.get())) : Vocabulary.packaged();
        } catch (IOException e) {
            throw new UncheckedIOException("dyadwatch.enrich.vocabulary cannot be read: " + e.getMessage(), e);
        }
    }

    /** A folder need not know the two actors of the canary: what it lacks of them is as packaged. */
    private static Vocabulary withCanary(List<VocabularyFile> folder) {
        List<VocabularyFile> files = new ArrayList<>(folder);
        if (folder.stream().noneMatch(file -> file.name().equals(CANARY_FILE))) {
            Vocabulary.packagedFiles().stream()
                    .filter(file -> file.name().equals(CANARY_FILE))
                    .forEach(files::add);
        }
        return Vocabulary.of(files);
    }
}
