package io.dyadwatch.operations.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every log statement of every module, as it stands in the sources. */
class LogStatementsTest {
    private static final Path ROOT = Path.of(System.getProperty("dyadwatch.root", ".."));

    private static final Pattern START = Pattern.compile("\\bLOG\\s*\\.(trace|debug|info|warn|error|fatal)(f|v)?\\(");
    /** The first argument: literals that are added up. */
    private static final Pattern FORMAT =
            Pattern.compile("\\G\\s*\"((?:\\\\.|[^\"\\\\])*)\"\\s*(?:\\+|(?=[,)]))", Pattern.DOTALL);
    /** Words without values, then keys with values and nothing else. */
    private static final Pattern SHAPE = Pattern.compile("[^=%]+(?:: (?:[A-Za-z]+=%[sd])(?: [A-Za-z]+=%[sd])*)?");

    private static final Pattern KEY = Pattern.compile("([A-Za-z]+)=%");

    /** @param format the statement's text; absent as blank where it is not a literal */
    private record Statement(String place, boolean formats, String format) {}

    private final List<Statement> statements = statements();

    @Test
    void aStatementIsFixedWordsAndThenKeysWithTheirValues() {
        assertThat(statements).hasSizeGreaterThan(50);
        assertThat(statements)
                .filteredOn(statement -> !SHAPE.matcher(statement.format()).matches())
                .as("statements that are not words, a colon and then key=%s ...")
                .isEmpty();
    }

    @Test
    void valuesAreArgumentsOfAFormat() {
        assertThat(statements)
                .filteredOn(statement -> statement.format().contains("%"))
                .allMatch(Statement::formats);
    }

    @Test
    void everyKeyIsOfTheVocabulary() {
        List<String> unknown = new ArrayList<>();
        for (Statement statement : statements) {
            Matcher key = KEY.matcher(statement.format());
            while (key.find()) {
                if (LogKey.of(key.group(1)).isEmpty()) {
                    unknown.add(key.group(1) + " in " + statement.place());
                }
            }
        }
        assertThat(unknown).as("keys that LogKey does not have").isEmpty();
    }

    private static List<Statement> statements() {
        List<Statement> found = new ArrayList<>();
        try (Stream<Path> modules = Files.list(ROOT)) {
            modules.map(module -> module.resolve("src/main/java"))
                    .filter(Files::isDirectory)
                    .forEach(folder -> found.addAll(below(folder)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return found;
    }

    private static List<Statement> below(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .flatMap(file -> in(file).stream())
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Statement> in(Path file) {
        try {
            String source = Files.readString(file);
            List<Statement> found = new ArrayList<>();
            Matcher start = START.matcher(source);
            while (start.find()) {
                long line = source.substring(0, start.start()).lines().count();
                StringBuilder format = new StringBuilder();
                Matcher literal = FORMAT.matcher(source);
                int next = start.end();
                while (literal.find(next)) {
                    format.append(literal.group(1));
                    next = literal.end();
                }
                found.add(new Statement(file + ":" + line, start.group(2) != null, format.toString()));
            }
            return found;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
