package io.dyadwatch.cli.extract;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.dyadwatch.cli.terminal.Failure;
import io.dyadwatch.cli.terminal.JsonLines;
import io.dyadwatch.cli.terminal.Terminal;
import io.dyadwatch.cli.terminal.Visible;
import io.dyadwatch.contracts.Json;
import io.dyadwatch.extraction.feed.Feed;
import io.dyadwatch.extraction.feed.FeedItem;
import io.dyadwatch.extraction.feed.FeedJson;
import io.dyadwatch.extraction.feed.FeedProblem;
import io.dyadwatch.extraction.feed.FeedReader;
import io.dyadwatch.extraction.page.ArticleJson;
import io.dyadwatch.extraction.page.Page;
import io.dyadwatch.extraction.page.PageProblem;
import io.dyadwatch.extraction.page.PageReader;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Shows what would be read of a page or a feed. Fetches nothing. */
@Command(
        name = "extract",
        description = {
            "Shows what is understood of a saved page, as one JSON object, or of a feed, as one line of JSON an entry.",
            "Fields are those of an article; what is not there is left out. Problems go to standard error.",
            "The exit code is 1 if no article is found in the page, or if the file is no feed. Fetches nothing."
        })
public final class ExtractCommand implements Callable<Integer> {
    /** Longest feed that is read. Longer ones do not occur in earnest, and all of it is held in memory. */
    static final int MAX_FEED_BYTES = 16 * 1024 * 1024;

    private static final Path STANDARD_INPUT = Path.of("-");

    private final Terminal terminal;
    private final InputStream standardInput;
    private final Clock clock;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(arity = "1", paramLabel = "FILE", description = "'-': standard input.")
    private Path file = STANDARD_INPUT;

    @Option(names = "--feed", description = "The file is a feed: RSS, RDF, Atom or JSON Feed.")
    private boolean isFeed;

    @Option(
            names = "--url",
            description = "Where the file came from. Needed for a page; for a feed, relative addresses refer to it.")
    private @Nullable String url;

    @Option(
            names = "--content-type",
            paramLabel = "TYPE",
            description = "The Content-Type that the file came with, for example 'text/html; charset=koi8-r'.")
    private @Nullable String contentType;

    /** @param clock tells which dates of publication lie in the future */
    public ExtractCommand(Terminal terminal, InputStream standardInput, Clock clock) {
        this.terminal = terminal;
        this.standardInput = standardInput;
        this.clock = clock;
    }

    @Override
    public Integer call() {
        JsonLines out = new JsonLines(terminal.out(), terminal.interactive());
        boolean understood;
        if (isFeed) {
            understood = feed(out);
        } else if (url != null) {
            understood = page(url, out);
        } else {
            throw new ParameterException(spec.commandLine(), "A page needs --url; a feed, --feed");
        }
        out.flush();
        return understood ? 0 : 1;
    }

    private boolean page(String address, JsonLines out) {
        // One byte more than is read, so that a longer page is seen to be cut.
        Page page = new PageReader(clock).read(bytes(PageReader.MAX_BYTES + 1), contentType, address);
        out.write(ArticleJson.of(page));
        for (PageProblem problem : page.problems()) {
            terminal.error(problem.kind() + ": " + Visible.line(problem.detail()));
        }
        return !page.text().isEmpty();
    }

    private boolean feed(JsonLines out) {
        byte[] bytes = bytes(MAX_FEED_BYTES + 1);
        if (bytes.length > MAX_FEED_BYTES) {
            throw new Failure(file + " has more than " + MAX_FEED_BYTES + " bytes, which no feed needs");
        }
        Feed feed = new FeedReader().read(bytes, contentType, url);
        ObjectMapper mapper = Json.mapper();
        try {
            for (FeedItem item : feed.items()) {
                // Through a tree, so that what would act on a terminal is escaped there.
                out.write(mapper.readTree(FeedJson.line(feed, item)));
            }
        } catch (IOException e) {
            throw new IllegalStateException("an entry was not written as JSON", e);
        }
        terminal.error(Visible.line(new String(FeedJson.report(feed), StandardCharsets.UTF_8)));
        return !feed.has(FeedProblem.Kind.EMPTY) && !feed.has(FeedProblem.Kind.NOT_A_FEED);
    }

    private byte[] bytes(int limit) {
        try {
            if (file.equals(STANDARD_INPUT)) {
                return standardInput.readNBytes(limit);
            }
            try (InputStream in = Files.newInputStream(file)) {
                return in.readNBytes(limit);
            }
        } catch (NoSuchFileException e) {
            throw new Failure("there is no file " + file, e);
        } catch (IOException e) {
            throw new Failure("cannot read " + file + ": " + e.getMessage(), e);
        }
    }
}
