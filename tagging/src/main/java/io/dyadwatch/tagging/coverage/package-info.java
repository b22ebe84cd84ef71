/** How much of the world a vocabulary knows. */
@NullMarked
package io.dyadwatch.tagging.coverage;

import org.jspecify.annotations.NullMarked;
