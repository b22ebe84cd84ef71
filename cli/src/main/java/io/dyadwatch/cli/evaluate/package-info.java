/** {@code dyadwatch evaluate}: how right the tagger is on labelled texts. */
@NullMarked
package io.dyadwatch.cli.evaluate;

import org.jspecify.annotations.NullMarked;
