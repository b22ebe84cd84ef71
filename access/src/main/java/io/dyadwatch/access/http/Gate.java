package io.dyadwatch.access.http;

import io.dyadwatch.access.FileTokens;
import io.dyadwatch.access.Holder;
import io.dyadwatch.access.Token;
import java.util.Optional;

/**
 * Whether tokens are asked for, and which are known without a look-up elsewhere.
 *
 * <p>In the local mode ({@code dyadwatch.local=true}) nobody needs one, so that mode is refused wherever the service
 * could be reached from another machine.
 */
sealed interface Gate {
    /** The local mode: whoever gets here may do everything. */
    record Open() implements Gate {}

    /** @param tokens of the tokens file */
    record Guarded(FileTokens tokens) implements Gate {
        Optional<Holder> find(Token token) {
            return tokens.find(token.hash());
        }
    }

    /** Refuses a setting in which a stranger could do everything, or nobody anything. */
    static void check(boolean local, String host, boolean hasTokensFile) {
        if (local && !isLoopback(host)) {
            throw new IllegalStateException("dyadwatch.local is true, so nobody is asked for a token, but"
                    + " quarkus.http.host is " + host + ": set it to 127.0.0.1, or leave the local mode");
        }
        if (!local && !hasTokensFile) {
            throw new IllegalStateException("dyadwatch.access.tokens-file is not set, so nobody could be let in: make"
                    + " one with 'dyadwatch token new --role operator --name NAME --file FILE' and set it"
                    + " (DYADWATCH_ACCESS_TOKENS_FILE), or set dyadwatch.local=true on a loopback address");
        }
    }

    // By its letters: a name other than localhost may mean another address tomorrow.
    private static boolean isLoopback(String host) {
        return host.equals("localhost")
                || host.equals("::1")
                || host.equals("[::1]")
                || host.matches("127\\.\\d{1,3}\\.\\d{1,3}\\.\\d{1,3}");
    }
}
