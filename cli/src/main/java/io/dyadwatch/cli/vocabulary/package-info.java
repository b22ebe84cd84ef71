/** {@code dyadwatch vocabulary}: what an analyst asks of a vocabulary before it is used. */
@NullMarked
package io.dyadwatch.cli.vocabulary;

import org.jspecify.annotations.NullMarked;
