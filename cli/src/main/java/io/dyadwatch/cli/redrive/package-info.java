/** Puts dead letters back where they came from. */
@NullMarked
package io.dyadwatch.cli.redrive;

import org.jspecify.annotations.NullMarked;
