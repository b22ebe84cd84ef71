package io.dyadwatch.ingest.url;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Names of query parameters that tell where a reader came from and never which article it is.
 *
 * @param names whole names, lower case
 * @param prefixes beginnings of names, lower case
 */
public record TrackingParameters(Set<String> names, Set<String> prefixes) {

    public TrackingParameters {
        names = Set.copyOf(names);
        prefixes = Set.copyOf(prefixes);
    }

    /** The packaged list, {@code tracking-parameters.txt}. */
    public static TrackingParameters packaged() {
        try (InputStream list = TrackingParameters.class.getResourceAsStream("tracking-parameters.txt")) {
            if (list == null) {
                throw new IllegalStateException("tracking-parameters.txt is not packaged");
            }
            Set<String> entries = new String(list.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .map(String::strip)
                    .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                    .collect(Collectors.toSet());
            return new TrackingParameters(
                    entries.stream().filter(entry -> !entry.endsWith("*")).collect(Collectors.toSet()),
                    entries.stream()
                            .filter(entry -> entry.endsWith("*"))
                            .map(entry -> entry.substring(0, entry.length() - 1))
                            .collect(Collectors.toSet()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @param name a parameter's name in lower case */
    boolean contains(String name) {
        return names.contains(name) || prefixes.stream().anyMatch(name::startsWith);
    }
}
