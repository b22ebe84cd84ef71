package io.dyadwatch.enrich.vocabulary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dyadwatch.contracts.Canary;
import io.dyadwatch.contracts.VocabularyEntry;
import io.dyadwatch.enrich.SmallVocabulary;
import io.dyadwatch.tagging.Vocabulary;
import io.dyadwatch.tagging.vocabulary.InvalidVocabulary;
import io.dyadwatch.tagging.vocabulary.VocabularyFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VocabularyFolderTest {
    @TempDir
    Path folder;

    @Test
    void aFolderTakesThePlaceOfThePackagedVocabularyAndKnowsTheCanaryToo() {
        List<VocabularyEntry> own = SmallVocabulary.in(folder).entries();

        List<VocabularyEntry> used = VocabularyWiring.files(Optional.of(folder)).entries();

        assertThat(used).containsAll(own).hasSize(own.size() + 2);
        assertThat(used).extracting(VocabularyEntry::id).contains(Canary.SENDER, Canary.RECEIVER);
        assertThat(VocabularyWiring.files(Optional.empty())).isSameAs(Vocabulary.packaged());
    }

    @Test
    void aFolderThatHasTheCanaryIsUsedAsItIs() throws IOException {
        SmallVocabulary.in(folder);
        for (VocabularyFile file : Vocabulary.packagedFiles()) {
            if (file.name().equals("actors/canary.yaml")) {
                Files.writeString(folder.resolve(file.name()), file.content());
            }
        }

        assertThat(VocabularyWiring.files(Optional.of(folder)).version())
                .isEqualTo(Vocabulary.read(folder).version());
    }

    @Test
    void aBrokenFolderStopsTheStartWithFileLineAndField() throws IOException {
        SmallVocabulary.in(folder);
        Files.writeString(folder.resolve("actors/more.yaml"), "\n- {id: grenada, type: planet, name: Grenada}\n");

        assertThatThrownBy(() -> VocabularyWiring.files(Optional.of(folder)))
                .isInstanceOf(InvalidVocabulary.class)
                .hasMessageContaining("actors/more.yaml, line 2")
                .hasMessageContaining("field type");
        assertThatThrownBy(() -> VocabularyWiring.files(Optional.of(folder.resolve("nowhere"))))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining("dyadwatch.enrich.vocabulary");
    }
}
