package io.dyadwatch.enrich.vocabulary;

import static io.dyadwatch.enrich.SmallVocabulary.organisation;
import static org.assertj.core.api.Assertions.assertThat;

import io.dyadwatch.contracts.ActorType;
import io.dyadwatch.contracts.Json;
import io.dyadwatch.contracts.Topics;
import io.dyadwatch.contracts.VocabularyEntry;
import io.dyadwatch.contracts.VocabularyEntry.Kind;
import io.dyadwatch.contracts.VocabularyRevision;
import io.dyadwatch.enrich.Samples;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RevisionsTest {
    private static final VocabularyEntry LISTING =
            new VocabularyEntry(Kind.ACTOR, "zembla", ActorType.ORGANISATION, "Zembla", List.of("russia"), null, false);

    @Test
    void aRecordKeepsTheLatestFiftyEarlierRevisionsNewestFirst() {
        VocabularyEntry latest = after(60, 10);

        assertThat(latest.revision()).isEqualTo(60);
        assertThat(latest.history())
                .extracting(VocabularyRevision::revision)
                .containsExactlyElementsOf(
                        IntStream.iterate(59, n -> n >= 10, n -> n - 1).boxed().toList());
    }

    @Test
    void aRecordOfLargeEntriesKeepsAsManyAsItsTopicTakes() {
        VocabularyEntry latest = after(10, 125_000);

        assertThat(Json.write(latest)).hasSizeLessThan(Topics.VOCABULARY.maxMessageBytes() - 32 * 1024);
        assertThat(latest.history()).extracting(VocabularyRevision::revision).containsExactly(9, 8);
    }

    @Test
    void anEntryGivenBackToTheFilesIsListedAsTheyHaveItAndKeepsItsHistory() {
        VocabularyRevision back =
                new VocabularyRevision(2, 2, Samples.FETCHED_AT, null, "0".repeat(64), false, true, null);
        VocabularyEntry given = Revisions.next(Optional.of(after(1, 10)), LISTING, back);
        VocabularyEntry renamed = new VocabularyEntry(
                Kind.ACTOR, "zembla", ActorType.ORGANISATION, "Nova Zembla", List.of(), null, false);

        VocabularyEntry listed = Revisions.listed(given, renamed);

        assertThat(given.differs()).isFalse();
        assertThat(listed.name()).isEqualTo("Nova Zembla");
        assertThat(listed.history()).isEqualTo(given.history());
        assertThat(Revisions.gone(given).disabled()).isTrue();
        assertThat(Revisions.gone(given).packaged()).isTrue();
        assertThat(Json.read(Json.write(Revisions.gone(given)), VocabularyEntry.class))
                .isEqualTo(Revisions.gone(given));
        assertThat(Revisions.listed(after(1, 10), renamed)).isEqualTo(after(1, 10));
    }

    private static VocabularyEntry after(int changes, int nameLength) {
        Optional<VocabularyEntry> latest = Optional.empty();
        for (int i = 1; i <= changes; i++) {
            latest = Optional.of(Revisions.next(
                    latest,
                    LISTING,
                    new VocabularyRevision(
                            i,
                            i,
                            Samples.FETCHED_AT,
                            null,
                            "0".repeat(64),
                            false,
                            false,
                            organisation("zembla", "z".repeat(nameLength)))));
        }
        return latest.orElseThrow();
    }
}
