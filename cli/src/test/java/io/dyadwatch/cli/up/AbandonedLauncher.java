package io.dyadwatch.cli.up;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/** Main class of a launcher that a test kills: starts one part and waits. */
final class AbandonedLauncher {
    private AbandonedLauncher() {}

    /** @param args a folder; the part writes its id to the file {@code pid} there */
    public static void main(String[] args) throws InterruptedException {
        ChildProcess.start(Children.shell(
                Path.of(args[0]), "child", Part.Kind.SERVICE, List.of(), "echo $$ > $FOLDER/pid; exec sleep 600"));
        new CountDownLatch(1).await();
    }
}
