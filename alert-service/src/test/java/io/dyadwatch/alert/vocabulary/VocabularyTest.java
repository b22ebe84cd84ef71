package io.dyadwatch.alert.vocabulary;

import static org.assertj.core.api.Assertions.assertThat;

import io.dyadwatch.contracts.ActorType;
import io.dyadwatch.contracts.Canary;
import io.dyadwatch.contracts.VocabularyEntry;
import java.util.List;
import org.junit.jupiter.api.Test;

class VocabularyTest {
    @Test
    void noWatchCanNameAnActorOfTheCanary() {
        Vocabulary vocabulary = new Vocabulary();
        List.of("russia", Canary.SENDER, Canary.RECEIVER)
                .forEach(id -> vocabulary.put(new VocabularyEntry(
                        VocabularyEntry.Kind.ACTOR, id, ActorType.ORGANISATION, id, List.of(), null, false)));

        assertThat(vocabulary.knowsActor("russia")).isTrue();
        assertThat(vocabulary.knowsActor(Canary.SENDER)).isFalse();
        assertThat(vocabulary.knowsActor(Canary.RECEIVER)).isFalse();
    }
}
