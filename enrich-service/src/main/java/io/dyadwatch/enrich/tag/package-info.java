/** An article to the records that tell what stands in it. */
@NullMarked
package io.dyadwatch.enrich.tag;

import org.jspecify.annotations.NullMarked;
