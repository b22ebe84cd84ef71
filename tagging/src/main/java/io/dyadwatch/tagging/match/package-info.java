/** The matching engine: finds every phrase of a large vocabulary in one pass, then decides which mentions count. */
@NullMarked
package io.dyadwatch.tagging.match;

import org.jspecify.annotations.NullMarked;
