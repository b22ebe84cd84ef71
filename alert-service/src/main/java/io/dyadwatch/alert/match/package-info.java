/** Which watches an article matches, and the proof. Knows neither Kafka nor PostgreSQL. */
@NullMarked
package io.dyadwatch.alert.match;

import org.jspecify.annotations.NullMarked;
