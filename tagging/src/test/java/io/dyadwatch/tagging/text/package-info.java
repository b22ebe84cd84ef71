@NullMarked
package io.dyadwatch.tagging.text;

import org.jspecify.annotations.NullMarked;
