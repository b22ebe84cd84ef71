/** How right a tagger is on labelled texts. */
@NullMarked
package io.dyadwatch.tagging.evaluate;

import org.jspecify.annotations.NullMarked;
