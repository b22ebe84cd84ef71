package io.dyadwatch.cli.secure;

import io.dyadwatch.cli.terminal.Terminal;
import io.dyadwatch.localstack.wires.WireFiles;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Makes what {@code deploy/compose.secure.yaml} mounts. */
@Command(
        name = "secure",
        description = {
            "Makes the certificates, users and passwords of a deployment with secured wires; what is there stays.",
            "docs/securing.md lists the files."
        })
public final class SecureCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Parameters(paramLabel = "FOLDER", description = "Where they go; only its owner may enter it.")
    private Path folder = Path.of("");

    @Option(
            names = "--host",
            paramLabel = "NAME",
            description =
                    "A DNS name or IPv4 address by which people reach the deployment, besides localhost; may be given"
                            + " several times.")
    private List<String> hosts = List.of();

    @Option(
            names = "--renew",
            description = "Make all certificates anew, by the same authority: before two years are over, or for another"
                    + " --host. Passwords stay.")
    private boolean renew;

    public SecureCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        new WireFiles(folder, hosts).make(renew).forEach(name -> terminal.line("  " + name));
        return 0;
    }
}
