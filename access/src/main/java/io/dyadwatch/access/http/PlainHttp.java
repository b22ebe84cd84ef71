package io.dyadwatch.access.http;

import io.vertx.core.net.SocketAddress;
import org.jspecify.annotations.Nullable;

/** Who may come by http instead of https. */
public enum PlainHttp {
    EVERYBODY {
        @Override
        boolean admitsUnencrypted(@Nullable SocketAddress from) {
            return true;
        }
    },
    /** Over the loopback interface only. */
    THIS_MACHINE {
        @Override
        boolean admitsUnencrypted(@Nullable SocketAddress from) {
            // As numbers, never a name that would have to be looked up.
            String address = from == null ? null : from.hostAddress();
            return address != null && (address.startsWith("127.") || address.matches("(0:0:0:0:0:0:0|:):1(%.*)?"));
        }
    };

    boolean admits(boolean encrypted, @Nullable SocketAddress from) {
        return encrypted || admitsUnencrypted(from);
    }

    abstract boolean admitsUnencrypted(@Nullable SocketAddress from);
}
