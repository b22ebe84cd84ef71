@NullMarked
package io.dyadwatch.tagging.inflect;

import org.jspecify.annotations.NullMarked;
