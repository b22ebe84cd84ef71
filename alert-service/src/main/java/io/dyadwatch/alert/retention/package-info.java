/** Removes what has been kept long enough, in small steps beside everything else. */
@NullMarked
package io.dyadwatch.alert.retention;

import org.jspecify.annotations.NullMarked;
