/** Which of Kafka's own meters are shown. */
@NullMarked
package io.dyadwatch.operations.kafka;

import org.jspecify.annotations.NullMarked;
