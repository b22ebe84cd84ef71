package io.dyadwatch.access;

/** Where tokens are kept does not answer: nobody can tell whether one is valid. */
public final class TokensUnavailable extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public TokensUnavailable(Throwable cause) {
        super("tokens cannot be looked up at the moment", cause);
    }
}
