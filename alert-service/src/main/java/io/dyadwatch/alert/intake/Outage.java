package io.dyadwatch.alert.intake;

/** Something we depend on is away for now; the same work will succeed later. */
public final class Outage extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** @param message what is away, without values */
    public Outage(String message) {
        super(message);
    }

    /** @param message what is away, without values */
    public Outage(String message, Throwable cause) {
        super(message, cause);
    }
}
