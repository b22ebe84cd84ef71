/** How commands for operators reach Kafka. */
@NullMarked
package io.dyadwatch.cli.kafka;

import org.jspecify.annotations.NullMarked;
