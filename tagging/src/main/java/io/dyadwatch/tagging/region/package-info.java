/** Which part of an article a sentence stands in: what the newsroom wrote, and what the web page put around it. */
@NullMarked
package io.dyadwatch.tagging.region;

import org.jspecify.annotations.NullMarked;
