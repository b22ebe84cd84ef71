/** {@code dyadwatch reset}. */
@NullMarked
package io.dyadwatch.cli.reset;

import org.jspecify.annotations.NullMarked;
