package io.dyadwatch.cli.up;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Parts that cost nothing: shell commands. */
final class Children {
    private Children() {}

    /** A part that runs a shell script and is ready when it has made the file {@code NAME.ready}. */
    static Part shell(Path folder, String name, Part.Kind kind, List<String> needs, String script) {
        return new Part(
                name,
                kind,
                needs,
                List.of("/bin/sh", "-c", script),
                Map.of("FOLDER", folder.toString(), "NAME", name),
                folder.resolve(name + ".log"),
                null,
                new Readiness.Marker(folder.resolve(name + ".ready")));
    }

    /** The process whose id a script has written to a file. */
    static ProcessHandle process(Path pidFile) throws IOException {
        return ProcessHandle.of(
                        Long.parseLong(Files.readAllLines(pidFile).get(0).trim()))
                .orElseThrow();
    }

    static boolean isWritten(Path file) throws IOException {
        return Files.exists(file) && Files.readString(file).endsWith("\n");
    }
}
