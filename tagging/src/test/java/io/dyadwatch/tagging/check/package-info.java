@NullMarked
package io.dyadwatch.tagging.check;

import org.jspecify.annotations.NullMarked;
