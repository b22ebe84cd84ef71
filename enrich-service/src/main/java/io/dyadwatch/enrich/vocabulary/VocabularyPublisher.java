package io.dyadwatch.enrich.vocabulary;

import io.dyadwatch.contracts.VocabularyEntry;
import java.util.List;
import java.util.concurrent.ExecutionException;

/** Makes the vocabulary topic say what this build's tagger knows; doing it again changes nothing. */
public final class VocabularyPublisher {
    private final VocabularyTopic topic;

    public VocabularyPublisher(VocabularyTopic topic) {
        this.topic = topic;
    }

    /**
     * Reads the topic to its end, writes what differs, and waits until Kafka has it.
     *
     * @return the number of entries written
     * @throws ExecutionException if Kafka did not take an entry
     */
    public int publish(PackagedVocabulary packaged) throws ExecutionException, InterruptedException {
        List<VocabularyEntry> changes = VocabularyChanges.between(topic.read(), packaged.entries());
        topic.write(changes, packaged.version());
        return changes.size();
    }
}
