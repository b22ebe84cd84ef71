package io.dyadwatch.cli.post;

import io.dyadwatch.cli.http.Bearer;
import io.dyadwatch.cli.http.ServiceClient;
import io.dyadwatch.cli.post.IngestClient.Result;
import io.dyadwatch.cli.terminal.Failure;
import io.dyadwatch.cli.terminal.Terminal;
import io.dyadwatch.cli.terminal.Visible;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Sends files to ingest-service. */
@Command(
        name = "post",
        description = {
            "Posts articles: .txt (the whole file is the text), .json (one article), .ndjson (one article a line).",
            "Prints a line for each file; the exit code is 1 if any article was refused.",
            "Sends the token in " + Bearer.VARIABLE + ", if there is one."
        })
public final class PostCommand implements Callable<Integer> {
    private final Terminal terminal;
    private final Map<String, String> environment;

    @Parameters(arity = "1..*", paramLabel = "FILE")
    private List<Path> files = List.of();

    @Option(names = "--url", description = "ingest-service. Default: INGEST_URL, else http://127.0.0.1:8081.")
    private @Nullable String url;

    @Option(
            names = "--source",
            paramLabel = "NAME",
            description = "Source of articles that have no URL and name none. Default: ${DEFAULT-VALUE}.")
    private String source = "local file";

    /** @param environment of the process, for the token and where ingest-service is */
    public PostCommand(Terminal terminal, Map<String, String> environment) {
        this.terminal = terminal;
        this.environment = environment;
    }

    @Override
    public Integer call() {
        String named = environment.getOrDefault("INGEST_URL", "http://127.0.0.1:8081");
        IngestClient ingest = new IngestClient(new ServiceClient(url == null ? named : url, Bearer.of(environment)));
        Submission submission = new Submission(source);
        boolean allAccepted = true;
        for (Path file : files) {
            allAccepted &= post(file, ingest, submission);
        }
        return allAccepted ? 0 : 1;
    }

    private boolean post(Path file, IngestClient ingest, Submission submission) {
        String name = file.toString();
        try {
            String extension = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
            return switch (extension) {
                case "txt" -> report(file, ingest.post(submission.ofText(Files.readAllBytes(file))));
                case "json" -> report(file, ingest.post(submission.ofJson(Files.readAllBytes(file))));
                case "ndjson" -> postLines(file, ingest, submission);
                default -> throw new Failure("post takes .txt, .json and .ndjson");
            };
        } catch (NoSuchFileException e) {
            return report(file, new Result.Refused("there is no such file"));
        } catch (IOException e) {
            return report(file, new Result.Refused("cannot be read: " + e.getMessage()));
        } catch (Failure e) {
            return report(file, new Result.Refused(String.valueOf(e.getMessage())));
        }
    }

    private boolean postLines(Path file, IngestClient ingest, Submission submission) throws IOException {
        // How many were accepted, and how many were not.
        int[] counts = new int[2];
        try (InputStream lines = Files.newInputStream(file)) {
            new Batches(ingest, submission).post(lines, result -> {
                if (result.result() instanceof Result.Refused refused) {
                    counts[1]++;
                    print(file + ", line " + result.line(), terminal.bad(Visible.line(refused.problem())));
                } else {
                    counts[0]++;
                }
            });
        }
        String summary = counts[0] + " accepted, " + counts[1] + " refused";
        print(file.toString(), counts[1] == 0 ? terminal.good(summary) : terminal.bad(summary));
        return counts[1] == 0;
    }

    private boolean report(Path file, Result result) {
        if (result instanceof Result.Accepted accepted) {
            print(file.toString(), terminal.good("accepted") + "  " + Visible.line(accepted.id()));
            return true;
        }
        print(file.toString(), terminal.bad(Visible.line(((Result.Refused) result).problem())));
        return false;
    }

    private void print(String what, String outcome) {
        terminal.line(Visible.line(what) + "  " + outcome);
    }
}
