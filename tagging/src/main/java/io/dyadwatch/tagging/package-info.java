/**
 * Text in; actors, topics, pairs and evidence out. {@link io.dyadwatch.tagging.Tagger} is the way in, a
 * {@link io.dyadwatch.tagging.Vocabulary} is what it knows.
 */
@NullMarked
package io.dyadwatch.tagging;

import org.jspecify.annotations.NullMarked;
