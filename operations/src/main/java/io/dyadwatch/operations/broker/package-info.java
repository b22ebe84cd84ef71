/** Whether Kafka can be worked with now. */
@NullMarked
package io.dyadwatch.operations.broker;

import org.jspecify.annotations.NullMarked;
