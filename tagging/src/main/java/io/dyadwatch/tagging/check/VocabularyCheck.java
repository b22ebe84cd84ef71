package io.dyadwatch.tagging.check;

import io.dyadwatch.tagging.Vocabulary;
import io.dyadwatch.tagging.vocabulary.InvalidVocabulary;
import io.dyadwatch.tagging.vocabulary.VocabularyFile;
import io.dyadwatch.tagging.vocabulary.VocabularyReader;
import java.util.List;
import java.util.Optional;

/**
 * What is wrong or doubtful in the files of a vocabulary; each line begins with file, line and entry.
 *
 * @param problems why it cannot be used: the first of every entry; what entries say of each other only where each by
 *     itself is right
 * @param warnings what may be meant so and mostly is not; none while there are problems
 * @param vocabulary if it can be used
 */
public record VocabularyCheck(List<String> problems, List<String> warnings, Optional<Vocabulary> vocabulary) {

    public static VocabularyCheck of(List<VocabularyFile> files) {
        List<String> problems = VocabularyReader.problems(files).stream()
                .map(InvalidVocabulary::getMessage)
                .map(String::valueOf)
                .toList();
        if (!problems.isEmpty()) {
            return new VocabularyCheck(problems, List.of(), Optional.empty());
        }
        Vocabulary vocabulary = Vocabulary.of(files);
        return new VocabularyCheck(List.of(), Warnings.of(vocabulary.content()), Optional.of(vocabulary));
    }
}
