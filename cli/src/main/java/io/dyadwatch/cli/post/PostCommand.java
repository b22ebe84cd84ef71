package io.dyadwatch.cli.post;

import io.dyadwatch.cli.archive.ArchiveFiles;
import io.dyadwatch.cli.archive.Submission;
import io.dyadwatch.cli.http.Bearer;
import io.dyadwatch.cli.http.ServiceClient;
import io.dyadwatch.cli.terminal.Failure;
import io.dyadwatch.cli.terminal.Terminal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Sends files to ingest-service. */
@Command(
        name = "post",
        description = {
            "Posts articles: .txt (the whole file is the text), .html (a page), .json (one article),",
            ".ndjson (one a line), .warc (its pages); each also as .gz or .zst; ninjs 2.x documents in .json and .ndjson; folders of these.",
            "Interrupted, it goes on where it was when the same command is given again.",
            "The exit code is 1 if any article was refused or could not be read.",
            "Sends the token in " + Bearer.VARIABLE + ", if there is one."
        })
public final class PostCommand implements Callable<Integer> {
    private final Terminal terminal;
    private final Map<String, String> environment;
    private final Path workingFolder;
    private final Patience.Pause pause;
    private final LongSupplier nanos;

    @Parameters(arity = "1..*", paramLabel = "FILE", description = "Files and folders.")
    private List<Path> files = List.of();

    @Option(names = "--url", description = "ingest-service. Default: INGEST_URL, else http://127.0.0.1:8081.")
    private @Nullable String url;

    @Option(
            names = "--source",
            paramLabel = "NAME",
            description = "Source of articles that have no URL and name none. Default: ${DEFAULT-VALUE}.")
    private String source = "local file";

    @Option(
            names = "--backfill",
            description = "All of it is archive material: only watches that ask for such fire on it.")
    private boolean backfill;

    @Option(
            names = "--checkpoint",
            paramLabel = "FILE",
            description = {
                "Where to keep how far it has come, until all is done.",
                "Default: a file .dyadwatch-post-….json in the working folder."
            })
    private @Nullable Path checkpoint;

    @Option(
            names = "--patience",
            paramLabel = "DURATION",
            description = {
                "How long to wait for a service that takes nothing, ISO 8601.",
                "Default: ${DEFAULT-VALUE}. One that has never answered is not waited for."
            })
    private Duration patience = Duration.ofMinutes(10);

    /** @param environment of the process, for the token and where ingest-service is */
    public PostCommand(Terminal terminal, Map<String, String> environment) {
        this(terminal, environment, Path.of(""), Patience.Pause.SLEEP, System::nanoTime);
    }

    /** @param workingFolder where a checkpoint is kept that is not named */
    PostCommand(
            Terminal terminal,
            Map<String, String> environment,
            Path workingFolder,
            Patience.Pause pause,
            LongSupplier nanos) {
        this.nanos = nanos;
        this.terminal = terminal;
        this.environment = environment;
        this.workingFolder = workingFolder;
        this.pause = pause;
    }

    @Override
    public Integer call() {
        String named = environment.getOrDefault("INGEST_URL", "http://127.0.0.1:8081");
        IngestClient ingest = new IngestClient(new ServiceClient(url == null ? named : url, Bearer.of(environment)));
        CheckpointFile kept = CheckpointFile.of(checkpoint, workingFolder, identity(ingest.url()));
        Progress progress = new Progress(terminal, new ArchiveFiles(files));
        Report report = new Report(terminal, progress);
        Posting posting = new Posting(
                new ArchiveFiles(files),
                new Submission(source, backfill, Clock.systemUTC()),
                new Window(ingest, new Patience(patience, pause, nanos, report::notice), backfill),
                kept,
                report,
                progress);
        try {
            posting.run();
        } catch (Failure e) {
            report.summary();
            report.notice("error: " + e.getMessage());
            if (Files.exists(kept.path())) {
                report.notice("The same command goes on from there.");
            }
            return 1;
        }
        report.summary();
        return report.counts().refused() == 0 ? 0 : 1;
    }

    /** What makes it this posting and no other. */
    private List<String> identity(String service) {
        List<String> identity = new ArrayList<>(List.of(service, source, Boolean.toString(backfill)));
        files.forEach(file -> identity.add(file.toAbsolutePath().normalize().toString()));
        return identity;
    }
}
