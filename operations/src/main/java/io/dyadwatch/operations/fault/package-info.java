/** Faults of our own, as they may be logged. */
@NullMarked
package io.dyadwatch.operations.fault;

import org.jspecify.annotations.NullMarked;
