package io.dyadwatch.access;

import java.util.Optional;

/** Tokens that stand in no file. */
@FunctionalInterface
public interface TokenLookup {
    /**
     * Who holds a token that is valid now. May wait for a database, so never on an event loop.
     *
     * @throws TokensUnavailable if that cannot be told at the moment
     */
    Optional<Holder> find(TokenHash token);
}
