package io.dyadwatch.alert.secret;

import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/**
 * The operator's keys while the service runs.
 *
 * @param ring as it is now
 * @param broken whether newer ones were given that cannot be used
 */
public record Keys(Supplier<KeyRing> ring, BooleanSupplier broken) {}
