/** {@code dyadwatch tag}: the tagger alone, from a stream of articles to a stream of results. */
@NullMarked
package io.dyadwatch.cli.tag;

import org.jspecify.annotations.NullMarked;
