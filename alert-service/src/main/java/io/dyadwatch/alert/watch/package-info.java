/** What a subscriber watches. */
@NullMarked
package io.dyadwatch.alert.watch;

import org.jspecify.annotations.NullMarked;
