package io.dyadwatch.alert.delivery;

import java.util.List;
import java.util.UUID;

/** Where the keys of an endpoint's signatures come from. */
@FunctionalInterface
public interface SigningKeys {
    /**
     * The keys that hold now: during a rotation several, which all sign.
     *
     * @return raw keys, newest first, at least one
     * @throws io.dyadwatch.alert.database.DatabaseFailure if they cannot be read just now
     * @throws io.dyadwatch.alert.secret.MissingKey if they cannot be decrypted just now
     * @throws IllegalStateException if there is none
     */
    List<byte[]> of(UUID endpoint);
}
