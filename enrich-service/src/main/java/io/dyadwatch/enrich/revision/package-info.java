/** Which revision of an article a text is. */
@NullMarked
package io.dyadwatch.enrich.revision;

import org.jspecify.annotations.NullMarked;
