/** Declines Russian and Ukrainian names and words: {@link io.dyadwatch.tagging.inflect.Inflector} is the way in. */
@NullMarked
package io.dyadwatch.tagging.inflect;

import org.jspecify.annotations.NullMarked;
