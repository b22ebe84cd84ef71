@NullMarked
package io.dyadwatch.extraction.feed;

import org.jspecify.annotations.NullMarked;
