/** One web page's bytes in, one article out: decoding, metadata, and the body found by structure and evidence. */
@NullMarked
package io.dyadwatch.extraction.page;

import org.jspecify.annotations.NullMarked;
