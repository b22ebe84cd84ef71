package io.dyadwatch.tagging;

import com.fasterxml.jackson.databind.JsonNode;
import io.dyadwatch.contracts.VocabularyEntry;
import io.dyadwatch.contracts.VocabularyEntry.Kind;
import io.dyadwatch.tagging.vocabulary.ActorEntry;
import io.dyadwatch.tagging.vocabulary.Changes;
import io.dyadwatch.tagging.vocabulary.InvalidVocabulary;
import io.dyadwatch.tagging.vocabulary.TopicEntry;
import io.dyadwatch.tagging.vocabulary.VocabularyChange;
import io.dyadwatch.tagging.vocabulary.VocabularyContent;
import io.dyadwatch.tagging.vocabulary.VocabularyFile;
import io.dyadwatch.tagging.vocabulary.VocabularyFolder;
import io.dyadwatch.tagging.vocabulary.VocabularyReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The actors and topics that a {@link Tagger} knows, with the rules for finding them. Immutable. */
public final class Vocabulary {
    private static final String FOLDER = "vocabulary/";
    /** Lists the files of the packaged vocabulary: a jar cannot be asked what a folder holds. */
    private static final String INDEX = "index.txt";

    private final VocabularyContent content;
    /** Without any change. */
    private final VocabularyContent files;

    private final List<VocabularyEntry> entries;

    private Vocabulary(VocabularyContent content, VocabularyContent files) {
        this.content = content;
        this.files = files;
        this.entries = entriesOf(content);
    }

    /** The vocabulary in the jar, read once. */
    public static Vocabulary packaged() {
        return Packaged.VOCABULARY;
    }

    /**
     * A vocabulary from a folder laid out as the packaged one.
     *
     * @throws InvalidVocabulary naming file, line and field, if it cannot be used as it is, or holds no file
     * @throws IOException if a file cannot be read
     */
    public static Vocabulary read(Path folder) throws IOException {
        return of(files(folder));
    }

    /**
     * The files of a folder, by name.
     *
     * @throws InvalidVocabulary if it holds none, or one that is no text
     * @throws IOException if a file cannot be read
     */
    public static List<VocabularyFile> files(Path folder) throws IOException {
        return VocabularyFolder.read(folder);
    }

    /** @throws InvalidVocabulary naming file, line and field, if a file cannot be used as it is */
    public static Vocabulary of(List<VocabularyFile> files) {
        VocabularyContent content = VocabularyReader.read(files);
        return new Vocabulary(content, content);
    }

    /**
     * This vocabulary's files with entries put in place and taken out; changes made before are not kept. Where two
     * changes are for one entry the later counts; otherwise their order makes no difference.
     *
     * @throws InvalidVocabulary naming the entry and the field, if the result cannot be used
     */
    public Vocabulary with(Collection<VocabularyChange> changes) {
        return new Vocabulary(VocabularyReader.read(files, new Changes(changes)), files);
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

    /** An actor or topic with all its fields, as a file has them. Not to be changed. */
    public Optional<JsonNode> entry(Kind kind, String id) {
        Stream<JsonNode> found = switch (kind) {
            case ACTOR ->
                content.actors().stream().filter(a -> a.id().equals(id)).map(ActorEntry::node);
            case TOPIC ->
                content.topics().stream().filter(t -> t.id().equals(id)).map(TopicEntry::node);
        };
        return found.findFirst();
    }

    /** All that its files say. */
    public VocabularyContent content() {
        return content;
    }

    private static List<VocabularyEntry> entriesOf(VocabularyContent content) {
        List<VocabularyEntry> entries = new ArrayList<>();
        for (ActorEntry actor : content.actors()) {
            entries.add(new VocabularyEntry(
                    Kind.ACTOR,
                    actor.id(),
                    actor.type(),
                    actor.name(),
                    actor.everAffiliated(),
                    actor.wikidata(),
                    false));
        }
        for (TopicEntry topic : content.topics()) {
            entries.add(new VocabularyEntry(Kind.TOPIC, topic.id(), null, topic.name(), List.of(), null, false));
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
