/** {@code dyadwatch topics}. */
@NullMarked
package io.dyadwatch.cli.topics;

import org.jspecify.annotations.NullMarked;
