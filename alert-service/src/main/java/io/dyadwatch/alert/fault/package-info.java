/** Faults of our own, as they may be logged. */
@NullMarked
package io.dyadwatch.alert.fault;

import org.jspecify.annotations.NullMarked;
