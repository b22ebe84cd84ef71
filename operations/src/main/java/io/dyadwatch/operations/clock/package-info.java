/** The time as a service has it. */
@NullMarked
package io.dyadwatch.operations.clock;

import org.jspecify.annotations.NullMarked;
