/** {@code dyadwatch extract}: what is understood of a saved page or feed. */
@NullMarked
package io.dyadwatch.cli.extract;

import org.jspecify.annotations.NullMarked;
