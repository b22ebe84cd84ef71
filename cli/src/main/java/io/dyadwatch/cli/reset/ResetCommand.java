package io.dyadwatch.cli.reset;

import io.dyadwatch.cli.terminal.Terminal;
import io.dyadwatch.cli.up.DataFolder;
import io.dyadwatch.cli.up.DataLock;
import io.dyadwatch.cli.up.Home;
import java.nio.file.Files;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** Deletes everything a local system has kept. */
@Command(name = "reset", description = "Deletes all local data: .dyadwatch. Refused while Dyadwatch is up.")
public final class ResetCommand implements Callable<Integer> {
    private final Home home;
    private final Terminal terminal;

    public ResetCommand(Home home, Terminal terminal) {
        this.home = home;
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        DataFolder data = home.data();
        if (!Files.exists(data.root())) {
            terminal.line("There is no local data.");
            return 0;
        }
        DataLock up = DataLock.take(data);
        try {
            // Whoever holds the demo's folder is up too; the lock itself goes with the folder.
            DataLock.take(home.demoData()).close();
            data.delete();
        } finally {
            up.close();
        }
        terminal.line("Deleted " + data.root());
        return 0;
    }
}
