@NullMarked
package io.dyadwatch.tagging.evaluate;

import org.jspecify.annotations.NullMarked;
