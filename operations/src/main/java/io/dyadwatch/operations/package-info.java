/** What every service shows and does for those who run it. Knows Kafka's clients and Micrometer, and no framework. */
@NullMarked
package io.dyadwatch.operations;

import org.jspecify.annotations.NullMarked;
