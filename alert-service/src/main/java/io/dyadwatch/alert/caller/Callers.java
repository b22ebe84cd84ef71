package io.dyadwatch.alert.caller;

import jakarta.inject.Singleton;
import java.util.Optional;

/** Tells a resource who asks. */
@Singleton
public class Callers {
    /** Who makes the request at hand. */
    public Caller current() {
        return new Caller(Optional.of(Caller.LOCAL), true);
    }
}
