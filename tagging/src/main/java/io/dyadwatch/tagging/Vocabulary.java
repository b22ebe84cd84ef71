package io.dyadwatch.tagging;

import io.dyadwatch.contracts.VocabularyEntry;
import io.dyadwatch.tagging.vocabulary.ActorEntry;
import io.dyadwatch.tagging.vocabulary.InvalidVocabulary;
import io.dyadwatch.tagging.vocabulary.TopicEntry;
import io.dyadwatch.tagging.vocabulary.VocabularyContent;
import io.dyadwatch.tagging.vocabulary.VocabularyFile;
import io.dyadwatch.tagging.vocabulary.VocabularyReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** The actors and topics that a {@link Tagger} knows, with the rules for finding them. Immutable. */
public final class Vocabulary {
    private static final String FOLDER = "vocabulary/";
    /** Lists the files of the packaged vocabulary: a jar cannot be asked what a folder holds. */
    private static final String INDEX = "index.txt";

    private final VocabularyContent content;
    private final List<VocabularyEntry> entries;

    private Vocabulary(VocabularyContent content) {
        this.content = content;
        this.entries = entriesOf(content);
    }

    /** The vocabulary in the jar, read once. */
    public static Vocabulary packaged() {
        return Packaged.VOCABULARY;
    }

    /** @throws InvalidVocabulary naming file, line and field, if a file cannot be used as it is */
    public static Vocabulary of(List<VocabularyFile> files) {
        return new Vocabulary(VocabularyReader.read(files));
    }

    /** The files of the vocabulary in the jar. */
    public static List<VocabularyFile> packagedFiles() {
        return resource(INDEX)
                .lines()
                .map(name -> new VocabularyFile(name, resource(name)))
                .toList();
    }

    /** Lower-case hexadecimal SHA-256 of the content; layout and comments do not change it. */
    public String version() {
        return content.version();
    }

    /** Every actor, then every topic, each by id. */
    public List<VocabularyEntry> entries() {
        return entries;
    }

    VocabularyContent content() {
        return content;
    }

    private static List<VocabularyEntry> entriesOf(VocabularyContent content) {
        List<VocabularyEntry> entries = new ArrayList<>();
        for (ActorEntry actor : content.actors()) {
            entries.add(new VocabularyEntry(
                    VocabularyEntry.Kind.ACTOR,
                    actor.id(),
                    actor.type(),
                    actor.name(),
                    actor.affiliations(),
                    actor.wikidata(),
                    false));
        }
        for (TopicEntry topic : content.topics()) {
            entries.add(new VocabularyEntry(
                    VocabularyEntry.Kind.TOPIC, topic.id(), null, topic.name(), List.of(), null, false));
        }
        return List.copyOf(entries);
    }

    private static String resource(String name) {
        try (InputStream in = Vocabulary.class.getResourceAsStream(FOLDER + name)) {
            if (in == null) {
                throw new InvalidVocabulary(name + ":", "is missing from the jar");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Read when first asked for, once. */
    private static final class Packaged {
        static final Vocabulary VOCABULARY = of(packagedFiles());
    }
}
