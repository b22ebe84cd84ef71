/** Sets consumers back to an earlier time. */
@NullMarked
package io.dyadwatch.cli.rewind;

import org.jspecify.annotations.NullMarked;
