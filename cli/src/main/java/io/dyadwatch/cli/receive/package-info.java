/** {@code dyadwatch receive}: a subscriber. */
@NullMarked
package io.dyadwatch.cli.receive;

import org.jspecify.annotations.NullMarked;
