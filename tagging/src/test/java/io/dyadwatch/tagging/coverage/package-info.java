@NullMarked
package io.dyadwatch.tagging.coverage;

import org.jspecify.annotations.NullMarked;
