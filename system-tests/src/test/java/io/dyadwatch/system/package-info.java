/** The whole system from outside: services as processes, spoken to over HTTP and Kafka only. */
@NullMarked
package io.dyadwatch.system;

import org.jspecify.annotations.NullMarked;
