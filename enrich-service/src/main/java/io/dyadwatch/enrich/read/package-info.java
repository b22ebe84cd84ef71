/** Bytes of news.article.v1 to an article, or why not. */
@NullMarked
package io.dyadwatch.enrich.read;

import org.jspecify.annotations.NullMarked;
