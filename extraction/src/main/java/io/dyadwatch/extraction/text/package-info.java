/**
 * What feeds and pages share: bytes to text, markup to plain text, written dates to instants. Every class here is pure,
 * takes time and memory linear in its input, and never throws for what the input says.
 */
@NullMarked
package io.dyadwatch.extraction.text;

import org.jspecify.annotations.NullMarked;
