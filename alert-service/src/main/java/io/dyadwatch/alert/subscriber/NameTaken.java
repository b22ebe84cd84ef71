package io.dyadwatch.alert.subscriber;

/** Another subscriber has the name. */
public final class NameTaken extends RuntimeException {
    private static final long serialVersionUID = 1L;

    NameTaken() {
        super("Another subscriber has this name");
    }
}
