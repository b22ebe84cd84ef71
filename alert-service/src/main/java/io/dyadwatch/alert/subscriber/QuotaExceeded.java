package io.dyadwatch.alert.subscriber;

/** A subscriber has as many of something as it may. */
public final class QuotaExceeded extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** @param what in the plural, for example {@code watches} */
    QuotaExceeded(String what, int limit, int used) {
        super("The quota is " + limit + " " + what + ", and " + used
                + " are there: delete some, or ask the operator for more");
    }
}
