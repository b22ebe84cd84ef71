package io.dyadwatch.enrich.vocabulary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dyadwatch.enrich.SmallVocabulary;
import io.dyadwatch.tagging.Vocabulary;
import io.dyadwatch.tagging.vocabulary.InvalidVocabulary;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VocabularyFolderTest {
    @TempDir
    Path folder;

    @Test
    void aFolderTakesThePlaceOfThePackagedVocabulary() {
        String version = SmallVocabulary.in(folder).version();

        assertThat(VocabularyWiring.files(Optional.of(folder)).version()).isEqualTo(version);
        assertThat(VocabularyWiring.files(Optional.empty())).isSameAs(Vocabulary.packaged());
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
