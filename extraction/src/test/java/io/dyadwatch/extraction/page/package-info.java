@NullMarked
package io.dyadwatch.extraction.page;

import org.jspecify.annotations.NullMarked;
