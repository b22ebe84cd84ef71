/** Secured wires, tried on a broker. */
@NullMarked
package io.dyadwatch.localstack.wires;

import org.jspecify.annotations.NullMarked;
