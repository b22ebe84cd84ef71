/** Which topics an article states, with the words that state them. Knows rules, not words. */
@NullMarked
package io.dyadwatch.tagging.topic;

import org.jspecify.annotations.NullMarked;
