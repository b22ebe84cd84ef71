package io.dyadwatch.system;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * One operation of a service, as {@code access-operations.txt} tells of it.
 *
 * @param service ingest, enrich or alert
 * @param path with things in braces, maybe a query
 * @param roles that may use it
 * @param body with things in braces; empty for none
 */
record Operation(String service, String method, String path, List<String> roles, String body) {

    static List<Operation> all() {
        try (InputStream table = Operation.class.getResourceAsStream("/access-operations.txt")) {
            return new String(table.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(Operation::parse)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Operation parse(String line) {
        String[] parts = line.split("\\|", -1);
        String[] asked = parts[1].strip().split(" ", -1);
        return new Operation(
                parts[0].strip(), asked[0], asked[1], List.of(parts[2].strip().split(" ", -1)), parts[3].strip());
    }

    boolean isFor(String role) {
        return roles.contains(role);
    }

    /** Whether nobody needs a token for it. */
    boolean isForEverybody() {
        return roles.contains("everybody");
    }

    /** Whether a signature lets in, and no token does. */
    boolean isForWhoSigns() {
        return roles.contains("signature");
    }

    /** Those that need a token. */
    static List<Operation> guarded() {
        return all().stream()
                .filter(operation -> !operation.isForEverybody() && !operation.isForWhoSigns())
                .toList();
    }

    /** Whether the path names one thing. */
    boolean namesAThing() {
        return path.replaceAll("\\?.*", "").contains("{");
    }

    /** Whether this is what a description calls by a method and a path with parameters. */
    boolean is(String service, String method, String described) {
        return this.service.equals(service)
                && this.method.equals(method)
                && path.replaceAll("\\?.*", "")
                        .replaceAll("\\{[^}]*}", "{}")
                        .equals(described.replaceAll("\\{[^}]*}", "{}"));
    }

    @Override
    public String toString() {
        return service + " " + method + " " + path;
    }
}
