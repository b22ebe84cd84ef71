package io.dyadwatch.cli.vocabulary;

import io.dyadwatch.tagging.Vocabulary;
import io.dyadwatch.tagging.vocabulary.InvalidVocabulary;
import io.dyadwatch.tagging.vocabulary.VocabularyFile;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads the vocabulary that a command is told to use. */
public final class VocabularyFolder {
    private VocabularyFolder() {}

    /**
     * @param folder null for the packaged vocabulary
     * @throws UnusableVocabulary if the folder is not there or holds no vocabulary that can be used
     */
    public static Vocabulary read(@Nullable Path folder) throws UnusableVocabulary {
        if (folder == null) {
            return Vocabulary.packaged();
        }
        try {
            return Vocabulary.of(files(folder));
        } catch (InvalidVocabulary e) {
            throw new UnusableVocabulary(String.valueOf(e.getMessage()), e);
        }
    }

    /** @throws UnusableVocabulary if the folder is not there or holds no file */
    static List<VocabularyFile> files(Path folder) throws UnusableVocabulary {
        try {
            return Vocabulary.files(folder);
        } catch (InvalidVocabulary e) {
            throw new UnusableVocabulary(String.valueOf(e.getMessage()), e);
        } catch (NoSuchFileException e) {
            throw new UnusableVocabulary("there is no folder " + folder, e);
        } catch (CharacterCodingException e) {
            throw new UnusableVocabulary("cannot read " + folder + ": a file is not UTF-8", e);
        } catch (IOException e) {
            throw new UnusableVocabulary("cannot read " + folder + ": " + e.getMessage(), e);
        }
    }
}
