/** Logs: the words for who and where, as fields of JSON and as {@code key=value} in a terminal. */
@NullMarked
package io.dyadwatch.operations.log;

import org.jspecify.annotations.NullMarked;
