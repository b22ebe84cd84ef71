package io.dyadwatch.cli.tag;

import io.dyadwatch.cli.tag.TagStream.Format;
import io.dyadwatch.cli.terminal.Failure;
import io.dyadwatch.cli.terminal.JsonLines;
import io.dyadwatch.cli.terminal.Terminal;
import io.dyadwatch.cli.terminal.Visible;
import io.dyadwatch.cli.vocabulary.UnusableVocabulary;
import io.dyadwatch.cli.vocabulary.VocabularyFolder;
import io.dyadwatch.tagging.Tagger;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Tags articles without Kafka. */
@Command(
        name = "tag",
        description = {
            "Tags articles without Kafka: reads NDJSON or a plain text, writes one enriched article a line.",
            "Only 'text' is required of an article. A bad line gives {\"error\":…,\"line\":…} in its place.",
            "Results come in the order of the lines. An 'id' that is no SHA-256 (64 lower-case hexadecimal digits)",
            "stands in the result as its own SHA-256."
        })
public final class TagCommand implements Callable<Integer> {
    private static final Path STANDARD_INPUT = Path.of("-");

    private final Terminal terminal;

    @Parameters(arity = "0..1", paramLabel = "FILE", description = "'-' or nothing: standard input.")
    private Path file = STANDARD_INPUT;

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            description = "ndjson, text, or auto: NDJSON if the first non-blank character is '{'. Default: auto.")
    private Format format = Format.auto;

    @Option(
            names = "--vocabulary",
            paramLabel = "DIR",
            description =
                    "A folder laid out as the packaged vocabulary, in its place. Exit code 2 if it cannot be used.")
    private @Nullable Path vocabulary;

    public TagCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        Tagger tagger;
        try {
            tagger = new Tagger(VocabularyFolder.read(vocabulary));
        } catch (UnusableVocabulary e) {
            terminal.error("error: " + Visible.line(String.valueOf(e.getMessage())));
            return ExitCode.USAGE;
        }
        JsonLines out = new JsonLines(terminal.out(), terminal.interactive());
        TagStream stream = new TagStream(new ArticleReader(Instant.now()), a -> tagger.tag(a, 1), out);
        try (InputStream in = file.equals(STANDARD_INPUT) ? System.in : Files.newInputStream(file)) {
            stream.run(in, format);
        } catch (NoSuchFileException e) {
            throw new Failure("there is no file " + file, e);
        } catch (IOException e) {
            throw new Failure("cannot read " + file + ": " + e.getMessage(), e);
        }
        return ExitCode.OK;
    }
}
