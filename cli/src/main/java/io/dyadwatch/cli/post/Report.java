package io.dyadwatch.cli.post;

import io.dyadwatch.cli.archive.Found;
import io.dyadwatch.cli.post.Checkpoint.Counts;
import io.dyadwatch.cli.post.IngestClient.Result;
import io.dyadwatch.cli.terminal.Terminal;
import io.dyadwatch.cli.terminal.Visible;
import java.util.Map;
import java.util.TreeMap;

/** Tells what became of what was found: a line for each problem, and for each article that is a file the user named. */
final class Report {
    private final Terminal terminal;
    private final Progress progress;
    private final Map<String, Long> passedOver = new TreeMap<>();
    private long accepted;
    private long refused;
    private long passedOverBefore;

    Report(Terminal terminal, Progress progress) {
        this.terminal = terminal;
        this.progress = progress;
    }

    /** An interrupted run goes on. */
    void resume(Checkpoint saved) {
        accepted = saved.counts().accepted();
        refused = saved.counts().refused();
        passedOverBefore = saved.counts().passedOver();
        int number = saved.position().number();
        line(saved.file(), "goes on" + (number == 0 ? "" : " after " + number));
    }

    /** Something has its result. */
    void settled(Entry entry) {
        if (entry.found() instanceof Found.Unreadable unreadable) {
            refused++;
            line(entry.place(), terminal.bad(Visible.line(unreadable.problem())));
        } else if (entry.found() instanceof Found.PassedOver over) {
            passedOver.merge(over.what(), 1L, Long::sum);
        } else {
            entry.result().ifPresent(result -> settled(entry, result));
        }
    }

    private void settled(Entry entry, Result result) {
        if (result instanceof Result.Accepted stored) {
            accepted++;
            if (entry.visit().file().named() && entry.visit().unit().isEmpty()) {
                line(entry.place(), terminal.good("accepted") + "  " + Visible.line(stored.id()));
            }
        } else if (result instanceof Result.Refused problem) {
            refused++;
            line(entry.place(), terminal.bad(Visible.line(problem.problem())));
        }
    }

    /** Something that is no article went wrong. */
    void problem(String problem) {
        refused++;
        progress.clear();
        terminal.line(terminal.bad(Visible.line(problem)));
    }

    /** Something that does not concern what is posted, on standard error. */
    void notice(String notice) {
        progress.clear();
        terminal.error(Visible.line(notice));
    }

    Counts counts() {
        long over = passedOver.values().stream().mapToLong(Long::longValue).sum();
        return new Counts(accepted, refused, passedOverBefore + over);
    }

    /** The last line. */
    void summary() {
        progress.clear();
        String articles = accepted + " accepted, " + refused + " refused";
        StringBuilder over = new StringBuilder();
        if (passedOverBefore > 0) {
            over.append("; passed over before: ").append(passedOverBefore);
        }
        passedOver.forEach((what, count) ->
                over.append("; ").append(count).append(' ').append(what).append(" passed over"));
        terminal.line((refused == 0 ? terminal.good(articles) : terminal.bad(articles)) + over);
    }

    private void line(String what, String outcome) {
        progress.clear();
        terminal.line(Visible.line(what) + "  " + outcome);
    }
}
