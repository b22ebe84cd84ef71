/** The {@code dyadwatch} command: one package for each of its commands, and what they share. */
@NullMarked
package io.dyadwatch.cli;

import org.jspecify.annotations.NullMarked;
