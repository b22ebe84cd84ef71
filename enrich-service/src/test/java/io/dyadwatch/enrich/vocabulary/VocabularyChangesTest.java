package io.dyadwatch.enrich.vocabulary;

import static org.assertj.core.api.Assertions.assertThat;

import io.dyadwatch.contracts.ActorType;
import io.dyadwatch.contracts.VocabularyEntry;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class VocabularyChangesTest {
    private static final VocabularyEntry CUBA = actor("cuba", "Cuba", false);
    private static final VocabularyEntry RUSSIA = actor("russia", "Russia", false);

    @Test
    void whatIsNotThereIsWritten() {
        assertThat(VocabularyChanges.between(Map.of(), List.of(CUBA, RUSSIA))).containsExactly(CUBA, RUSSIA);
    }

    @Test
    void whatStandsThereAlreadyIsNotWrittenAgain() {
        assertThat(VocabularyChanges.between(Map.of(CUBA.key(), CUBA), List.of(CUBA, RUSSIA)))
                .containsExactly(RUSSIA);
    }

    @Test
    void whatChangedIsWritten() {
        VocabularyEntry renamed = actor("cuba", "Republic of Cuba", false);

        assertThat(VocabularyChanges.between(Map.of(CUBA.key(), CUBA), List.of(renamed)))
                .containsExactly(renamed);
    }

    @Test
    void whatIsGoneIsDisabledOnce() {
        VocabularyEntry gone = actor("cuba", "Cuba", true);

        assertThat(VocabularyChanges.between(Map.of(CUBA.key(), CUBA), List.of()))
                .containsExactly(gone);
        assertThat(VocabularyChanges.between(Map.of(CUBA.key(), gone), List.of()))
                .isEmpty();
    }

    @Test
    void whatComesBackIsWrittenAgain() {
        assertThat(VocabularyChanges.between(Map.of(CUBA.key(), actor("cuba", "Cuba", true)), List.of(CUBA)))
                .containsExactly(CUBA);
    }

    private static VocabularyEntry actor(String id, String name, boolean disabled) {
        return new VocabularyEntry(VocabularyEntry.Kind.ACTOR, id, ActorType.COUNTRY, name, List.of(), null, disabled);
    }
}
