package io.dyadwatch.enrich.vocabulary;

import static io.dyadwatch.enrich.SmallVocabulary.organisation;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dyadwatch.contracts.ActorType;
import io.dyadwatch.contracts.VocabularyEntry;
import io.dyadwatch.contracts.VocabularyEntry.Kind;
import io.dyadwatch.enrich.Samples;
import io.dyadwatch.enrich.SmallVocabulary;
import io.dyadwatch.tagging.Vocabulary;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AmendedVocabularyTest {
    @TempDir
    Path folder;

    @Test
    void whatIsAtFaultIsFoundAmongManyWhateverTheirOrder() {
        Vocabulary base = SmallVocabulary.in(folder);
        List<VocabularyEntry> changes = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            ObjectNode entry = organisation("place-" + i, "Place of number " + i);
            if (i % 13 == 5) {
                entry.put("colour", "blue");
            }
            changes.add(changed("place-" + i, entry));
        }
        // Refers to one that comes after it.
        ObjectNode early = organisation("an-embassy", "An Embassy");
        early.putArray("affiliations").add("place-39");
        changes.add(changed("an-embassy", early));
        // Refers to one that is at fault.
        ObjectNode lost = organisation("a-lost-embassy", "A Lost Embassy");
        lost.putArray("affiliations").add("place-5");
        changes.add(changed("a-lost-embassy", lost));
        // Others refer to it.
        changes.add(changed("venezuela", null));

        AmendedVocabulary amended = AmendedVocabulary.of(base, changes, AmendedVocabulary.Built::of);

        assertThat(amended.skipped())
                .containsOnlyKeys(
                        "actor/place-5", "actor/place-18", "actor/place-31", "actor/a-lost-embassy", "actor/venezuela");
        assertThat(amended.applied()).hasSize(38).containsKey("actor/an-embassy");
        Collections.shuffle(changes, new Random(1));
        AmendedVocabulary again = AmendedVocabulary.of(base, changes, AmendedVocabulary.Built::of);
        assertThat(again.skipped()).isEqualTo(amended.skipped());
        assertThat(again.built().vocabulary().version())
                .isEqualTo(amended.built().vocabulary().version());
    }

    @Test
    void withoutChangesItIsTheVocabularyOfTheFiles() {
        Vocabulary base = SmallVocabulary.in(folder);

        assertThat(AmendedVocabulary.of(base, List.of(), AmendedVocabulary.Built::of)
                        .built()
                        .vocabulary())
                .isSameAs(base);
    }

    private static VocabularyEntry changed(String id, @Nullable ObjectNode entry) {
        return new VocabularyEntry(
                Kind.ACTOR,
                id,
                ActorType.ORGANISATION,
                id,
                List.of(),
                null,
                entry == null,
                false,
                1,
                1,
                Samples.FETCHED_AT,
                null,
                "0".repeat(64),
                entry,
                List.of());
    }
}
