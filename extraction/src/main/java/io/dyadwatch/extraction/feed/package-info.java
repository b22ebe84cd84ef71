/**
 * Feeds: bytes in, {@link io.dyadwatch.extraction.feed.Feed} out, of every kind and however broken.
 *
 * <p>One lenient reader serves all XML formats, and no library reads the good ones first. A feed means what it means
 * whether or not it is well-formed, so two readers would have to agree on every rule of precedence, base address, text
 * construct and date, and they do not: ROME drops what its model has no place for ({@code xml:lang} of an item, Atom in
 * RSS, {@code fullitem}), knows namespaces only by their exact URI, has its own idea of text constructs and of dates, and
 * needs a strict parser before it. The lenient reader believes tags as long as they nest, so nothing is guessed about a
 * well-formed feed.
 *
 * <p>The way through: {@code DecodedText} finds the charset, {@code XmlTree} the elements that mean something,
 * {@code XmlFeed} what they say ({@code JsonFeed} for JSON), {@code Bounds} cuts it to what an article may hold.
 */
@NullMarked
package io.dyadwatch.extraction.feed;

import org.jspecify.annotations.NullMarked;
