@NullMarked
package io.dyadwatch.extraction.text;

import org.jspecify.annotations.NullMarked;
