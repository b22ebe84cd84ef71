@NullMarked
package io.dyadwatch.tagging;

import org.jspecify.annotations.NullMarked;
