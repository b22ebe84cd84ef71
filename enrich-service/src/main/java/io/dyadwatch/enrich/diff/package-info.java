/** What a change of the vocabulary would make appear in the latest articles, and what vanish. Nothing is published. */
@NullMarked
package io.dyadwatch.enrich.diff;

import org.jspecify.annotations.NullMarked;
