/** {@code dyadwatch tail}: topics on a terminal. */
@NullMarked
package io.dyadwatch.cli.tail;

import org.jspecify.annotations.NullMarked;
