package io.dyadwatch.enrich;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dyadwatch.contracts.Json;
import io.dyadwatch.tagging.Vocabulary;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A vocabulary that is built at once, and entries for it. */
public final class SmallVocabulary {
    private SmallVocabulary() {}

    /** Two countries, one of their people, and a topic. */
    public static Vocabulary in(Path folder) {
        return in(folder, "Russia");
    }

    /** The same with another display name for Russia. */
    public static Vocabulary in(Path folder, String russia) {
        write(folder.resolve("actors/few.yaml"), """
                - {id: russia, type: country, name: %s, names: {any: [Russia]}}
                - {id: venezuela, type: country, name: Venezuela, names: {any: [Venezuela]}}
                - id: nicolas-maduro
                  type: person
                  name: Nicolás Maduro
                  affiliations: [venezuela]
                  names: {any: [Nicolás Maduro]}
                """.formatted(russia));
        // Every person's surname follows this rule unless its entry says otherwise.
        write(folder.resolve("rules.yaml"), "- {id: surname, notAfter: [the]}");
        write(folder.resolve("topics/few.yaml"), """
                - id: sanctions
                  name: Sanctions
                  sets: {words: [sanctions]}
                  patterns: [{find: [words]}]
                """);
        try {
            return Vocabulary.read(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** An organisation that is found by its name, and by others. */
    public static ObjectNode organisation(String id, String name, String... otherNames) {
        ObjectNode entry = Json.mapper().createObjectNode();
        entry.put("id", id).put("type", "organisation").put("name", name);
        var names = entry.putObject("names").putArray("any").add(name);
        for (String other : otherNames) {
            names.add(other);
        }
        return entry;
    }

    private static void write(Path file, String content) {
        try {
            Files.createDirectories(file.getParent());
            Files.writeString(file, content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
