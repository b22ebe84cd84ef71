package io.dyadwatch.system;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Looks for what must not stand in a log: tokens, secrets and passwords, what articles say, and stack traces. Where the
 * log is JSON, every line must be an object that has the fixed keys and no others.
 */
final class LogScan {
    private static final Path SEEDS = Path.of(System.getProperty("dyadwatch.root", ".."), "seeds");

    /** Long enough to be nothing but a quotation, short enough to be found in an excerpt. */
    private static final int QUOTATION = 40;
    /** A password that is shorter is a word that stands in a log for other reasons. */
    private static final int SHORTEST_PASSWORD = 12;

    private static final Set<String> FIELDS =
            Set.of("timestamp", "loggerName", "level", "message", "threadName", "mdc", "hostName", "exception");

    private static final Map<String, Pattern> NEVER = Map.of(
            "a token", Pattern.compile("dwt_[A-Za-z0-9_-]{20,}"),
            "a signing secret", Pattern.compile("whsec_[A-Za-z0-9+/=]{16,}"),
            "a bearer header", Pattern.compile("(?i)bearer [A-Za-z0-9_.~+/-]{20,}"),
            // Three words of Prose in a row.
            "a sentence of an article",
                    Pattern.compile("\\b(?:[bdfglmnprstv][aeiou]){2,4}x(?: (?:[bdfglmnprstv][aeiou]){2,4}x){2}"),
            "a known sentence of an article", Pattern.compile("Nicolás Maduro habló"));

    private static final Pattern STACK_TRACE = Pattern.compile("(?m)^\\s+at [\\w.$/@]+\\([^)]*\\)|\\\\n\\\\tat ");

    private final Map<String, String> quotations = new LinkedHashMap<>();
    private final boolean json;
    private final boolean stackTraces;

    /**
     * @param environment of the process; the passwords and keys in it are looked for, and whether it logs JSON is read
     * @param stackTraces whether they may stand there, because the test breaks something that cannot be handled in words
     */
    LogScan(Map<String, String> environment, boolean stackTraces) {
        this.json = Boolean.parseBoolean(environment.get("QUARKUS_LOG_CONSOLE_JSON_ENABLED"));
        this.stackTraces = stackTraces;
        environment.forEach((name, value) -> {
            String secret = name.endsWith("_KEYS") ? value.substring(value.indexOf(':') + 1) : value;
            if (name.matches(".*(PASSWORD|SECRET|_KEYS)") && secret.length() >= SHORTEST_PASSWORD) {
                quotations.put(secret, "the value of " + name);
            }
        });
        seedArticles()
                .forEach(article -> article.lines()
                        .map(String::strip)
                        .filter(line -> line.length() >= QUOTATION)
                        .forEach(line -> quotations.put(line.substring(0, QUOTATION), "a sentence of a seed article")));
    }

    /**
     * What must not be there, by line; the offending text itself is not repeated.
     *
     * @param from offset in bytes where this process began to write
     */
    List<String> findings(Path log, long from) {
        List<String> found = new ArrayList<>();
        int number = 0;
        for (String line : linesOf(log, from)) {
            number++;
            String place = log.getFileName() + ", line " + number + " of this run: ";
            NEVER.forEach((what, pattern) -> {
                if (pattern.matcher(line).find()) {
                    found.add(place + what);
                }
            });
            quotations.forEach((quotation, what) -> {
                if (line.contains(quotation)) {
                    found.add(place + what);
                }
            });
            if (!stackTraces && STACK_TRACE.matcher(line).find()) {
                found.add(place + "a stack trace");
            }
            if (json) {
                checkFields(line).stream().map(place::concat).forEach(found::add);
            }
        }
        return found;
    }

    private static List<String> checkFields(String line) {
        List<String> wrong = new ArrayList<>();
        try {
            JsonNode entry = Http.JSON.readTree(line);
            for (String needed : List.of("timestamp", "level", "loggerName", "message", "threadName")) {
                if (!entry.path(needed).isTextual()) {
                    wrong.add("no " + needed);
                }
            }
            entry.fieldNames().forEachRemaining(name -> {
                if (!FIELDS.contains(name)) {
                    wrong.add("an unknown field " + name);
                }
            });
            boolean ours = entry.path("loggerName").asText().startsWith("io.dyadwatch.");
            if (ours
                    && entry.path("message").asText().contains("=")
                    && entry.path("mdc").isEmpty()) {
                wrong.add("keys that are no fields");
            }
        } catch (JsonProcessingException e) {
            wrong.add("no JSON");
        }
        return wrong;
    }

    private static List<String> linesOf(Path log, long from) {
        try {
            byte[] all = Files.readAllBytes(log);
            return new String(all, (int) from, (int) (all.length - from), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> seedArticles() {
        try (Stream<Path> files = Files.list(SEEDS)) {
            List<String> articles = new ArrayList<>();
            for (Path file :
                    files.filter(each -> each.toString().endsWith(".txt")).toList()) {
                articles.add(Files.readString(file));
            }
            return articles;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
