package io.dyadwatch.localstack.wires;

import io.dyadwatch.localstack.LocalStackException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Users of Kafka and their passwords: {@code NAME=PASSWORD} a line; blank lines and those that begin with # are none. */
public final class UsersFile {
    private UsersFile() {}

    /**
     * Passwords by user, in the file's order.
     *
     * @throws LocalStackException if the file cannot be read or a line is of another form; the line is named by its number,
     *     because it may hold a password
     */
    public static Map<String, String> read(Path file) {
        Map<String, String> passwords = new LinkedHashMap<>();
        int number = 0;
        for (String line : lines(file)) {
            number++;
            if (line.isBlank() || line.startsWith("#")) {
                continue;
            }
            int equals = line.indexOf('=');
            if (equals < 1 || equals == line.length() - 1) {
                throw new LocalStackException(file + ", line " + number + " is not of the form NAME=PASSWORD", null);
            }
            passwords.put(line.substring(0, equals), line.substring(equals + 1));
        }
        return passwords;
    }

    static String write(Map<String, String> passwords) {
        return passwords.entrySet().stream()
                .map(each -> each.getKey() + "=" + each.getValue() + "\n")
                .collect(Collectors.joining());
    }

    private static List<String> lines(Path file) {
        try {
            return Files.readAllLines(file);
        } catch (IOException e) {
            throw new LocalStackException("could not read " + file + ": " + e.getMessage(), e);
        }
    }
}
