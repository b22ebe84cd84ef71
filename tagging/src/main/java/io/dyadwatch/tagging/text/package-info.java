/** What a text consists of: letters, words, paragraphs, sentences, its language. Knows no word of any language. */
@NullMarked
package io.dyadwatch.tagging.text;

import org.jspecify.annotations.NullMarked;
