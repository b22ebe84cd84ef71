package io.dyadwatch.system.containers;

/** A container beside a broker, on the same disk. */
final class Neighbour implements AutoCloseable {
    private final Docker docker;
    private final String name;

    private Neighbour(Docker docker, String name) {
        this.docker = docker;
        this.name = name;
    }

    static Neighbour on(ComposeStack stack, String volume) {
        Neighbour neighbour = new Neighbour(stack.docker(), stack.project() + "-neighbour");
        neighbour.docker.run(
                "run",
                "--detach",
                "--name=" + neighbour.name,
                "--volume=" + stack.project() + "_" + volume + ":/disk",
                "eclipse-temurin:25-jre",
                "sleep",
                "infinity");
        return neighbour;
    }

    /** Writes until nothing more fits. */
    void fill() {
        Docker.Result result = docker.tried("exec", name, "dd", "if=/dev/zero", "of=/disk/filler", "bs=64k");
        if (!result.printed().contains("No space left on device")) {
            throw new IllegalStateException(result.printed());
        }
    }

    void free() {
        docker.run("exec", name, "rm", "/disk/filler");
    }

    @Override
    public void close() {
        docker.run("rm", "--force", name);
    }
}
