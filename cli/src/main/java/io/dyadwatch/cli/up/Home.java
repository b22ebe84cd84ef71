package io.dyadwatch.cli.up;

import java.nio.file.Path;

/**
 * The folder that Dyadwatch was cloned into.
 *
 * @param root absolute
 */
public record Home(Path root) {

    /** The folder the launcher script names in the property {@code dyadwatch.home}; without it, the current one. */
    public static Home ofThisProcess() {
        return new Home(Path.of(System.getProperty("dyadwatch.home", "")).toAbsolutePath());
    }

    /** Where {@code up} keeps its data, logs and locks. */
    public DataFolder data() {
        return new DataFolder(root.resolve(".dyadwatch"));
    }

    /** Where {@code demo} keeps its own; inside the other, so that {@code reset} takes it along. */
    public DataFolder demoData() {
        return new DataFolder(data().root().resolve("demo"));
    }

    /** PostgreSQL's unpacked binaries: no data, kept from one start to the next. */
    public Path binaries() {
        return data().root().resolve("postgresql-binaries");
    }

    /** The five sample articles and what to watch in them. */
    public Path seeds() {
        return root.resolve("seeds");
    }

    /** The packaged form of a service. */
    Path application(String service) {
        return root.resolve(service).resolve("target/quarkus-app/quarkus-run.jar");
    }
}
