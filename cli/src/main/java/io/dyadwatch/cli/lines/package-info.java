/** Streams of lines. */
@NullMarked
package io.dyadwatch.cli.lines;

import org.jspecify.annotations.NullMarked;
