/** What is in the news, in numbers: languages, topics, and who is named most. */
@NullMarked
package io.dyadwatch.enrich.newsroom;

import org.jspecify.annotations.NullMarked;
