/** One article: what a sender posts, and how it becomes the record that travels. */
@NullMarked
package io.dyadwatch.ingest.article;

import org.jspecify.annotations.NullMarked;
